import type { ThreadView } from '@scholars-commons/shared/discussions';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ProblemError } from '../../../lib/api-client';
import { rich } from '../../../lib/rich-text';
import { urls } from '../../../lib/urls';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { t } from './messages';
import css from './new-thread.module.css';

/** The thread that stands under the id that was sent, where an earlier try had arrived after all, with other words. */
export const postedBefore = (error: unknown): ThreadView | undefined =>
  error instanceof ProblemError && error.problem.type === '/problems/already-posted' ? (error.problem.current as ThreadView) : undefined;

interface Props {
  thread: ThreadView;
  isBusy: boolean;
  onStartAnother: () => void;
}

/** Leads to what stands; what was changed since stays in the form, for an edit there or a thread of its own. */
export function AlreadyPosted({ thread, isBusy, onStartAnother }: Props) {
  const place = useRef<HTMLDivElement>(null);
  // It stands below what was pressed: on a phone under the bar at the bottom.
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), []);
  const link = () => (
    <Link {...urls.thread(thread)} dir="auto">
      {thread.title}
    </Link>
  );
  return (
    <Notice tone="attention">
      <div ref={place} className={css.posted}>
        <p>{rich(t('start.posted'), { link })}</p>
        <p>{t('start.posted.words')}</p>
        <Button size="small" busy={isBusy} onClick={onStartAnother}>
          {t('start.posted.another')}
        </Button>
      </div>
    </Notice>
  );
}
