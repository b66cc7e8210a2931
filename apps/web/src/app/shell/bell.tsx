import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { count } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { t } from './messages';
import css from './shell.module.css';

/** The way to the notifications, with how many are new; live events keep the number true. */
export function Bell({ unread }: { unread: number }) {
  return (
    <Link {...urls.notifications()} className={css.bell} aria-label={t('bell.label', { unread })}>
      <IconBell size={22} stroke={1.6} aria-hidden />
      {unread > 0 && (
        <span className={css.unread} aria-hidden>
          {unread > 99 ? '99+' : count(unread)}
        </span>
      )}
    </Link>
  );
}
