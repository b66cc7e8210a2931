import type { Problem } from '@scholars-commons/shared/problem';
import { Link } from '@tanstack/react-router';
import { longDate } from '../../lib/dates';
import { urls } from '../../lib/urls';
import { Notice } from '../../ui/notice';
import { t } from './messages';

/** To whoever has proved who he is and may not come in: why, until when, and how to ask for another look. */
export function SuspendedNotice({ suspension: { reason, until, appealToken } }: { suspension: NonNullable<Problem['suspension']> }) {
  return (
    <Notice tone="danger">
      <p>{until ? t('suspended.until', { date: longDate(until) }) : t('suspended.open')}</p>
      <p dir="auto">{t('suspended.reason', { text: reason })}</p>
      <p>{appealToken ? <Link {...urls.suspensionAppeal(appealToken)}>{t('suspended.appeal')}</Link> : t('suspended.appealed')}</p>
    </Notice>
  );
}
