import type { NotificationView } from '@scholars-commons/shared/notifications';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { urls } from '../../lib/urls';
import css from './notifications.module.css';

interface Props {
  notification: NotificationView;
  onOpen: () => void;
  children: ReactNode;
}

/** The sentence of a notification, as the way to what it is about; plain words where there is nothing to open. */
export function NotificationLink({ notification: { kind, thread, post, news, submission, reviewId }, onOpen, children }: Props) {
  const look = { className: css.link, onClick: onOpen } as const;
  // A decision is read with its reason and how to answer it, not in the thread alone.
  if (reviewId && (kind === 'decision' || kind === 'appeal-settled' || kind === 'post-removed')) {
    return (
      <Link {...urls.decision(reviewId)} {...look}>
        {children}
      </Link>
    );
  }
  if (kind === 'review-waiting') {
    return (
      <Link {...urls.review()} {...look}>
        {children}
      </Link>
    );
  }
  if (kind === 'moderator-needed' || kind === 'editor-needed') {
    return (
      <Link {...urls.grants()} {...look}>
        {children}
      </Link>
    );
  }
  // What it says of my submission is read there; the item itself is one press further.
  if (submission) {
    return (
      <Link {...urls.mySubmission(submission.id)} {...look}>
        {children}
      </Link>
    );
  }
  if (news) {
    return (
      <Link {...urls.newsItem(news.id)} {...look}>
        {children}
      </Link>
    );
  }
  if (!thread) return children;
  return (
    <Link {...urls.thread(thread, post?.number)} {...look}>
      {children}
    </Link>
  );
}
