import type { NotificationView } from '@scholars-commons/shared/notifications';
import { IconShieldHalf } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { photoUrl } from '../../lib/photo-url';
import { rich } from '../../lib/rich-text';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Pill } from '../../ui/pill';
import { Time } from '../../ui/time';
import type { NotificationGroup } from './group-by-thread';
import { t } from './messages';
import { NotificationLink } from './notification-link';
import css from './notifications.module.css';

interface Props {
  group: NotificationGroup;
  onOpen: (notification: NotificationView) => void;
}

/** What is about no thread: its heading by what happened. */
const ABOUT = {
  'grants-changed': 'staff',
  decision: 'about.decision',
  'appeal-settled': 'about.decision',
  'flag-settled': 'about.flag',
  'review-waiting': 'about.queue',
  'moderator-needed': 'about.queue',
  'editor-needed': 'about.queue',
} as const;

function headingOf({ title, items }: NotificationGroup): string {
  if (title !== undefined) return title || t('untitled');
  const kind = items[0]?.kind;
  return t(kind !== undefined && kind in ABOUT ? ABOUT[kind as keyof typeof ABOUT] : 'gone');
}

/** What happened in one thread. */
export function NotificationGroupCard({ group, onOpen }: Props) {
  return (
    <li className={css.group}>
      <h2 className={css.thread} dir="auto">
        {group.thread ? <Link {...urls.thread(group.thread)}>{group.thread.title}</Link> : headingOf(group)}
      </h2>
      <ul className={css.items}>
        {group.items.map((one) => (
          <NotificationLine key={one.id} notification={one} onOpen={onOpen} />
        ))}
      </ul>
    </li>
  );
}

function NotificationLine({ notification, onOpen }: { notification: NotificationView; onOpen: (notification: NotificationView) => void }) {
  const { kind, actor, text, createdAt, readAt } = notification;
  const isReply = kind === 'reply';
  const name = actor?.name ?? t(isReply ? 'somebody' : 'moderator');
  const sentence = rich(t(kind, { actor: name }), { actor: (words) => <bdi className={css.actor}>{words}</bdi> });
  return (
    <li className={css.item} data-new={!readAt}>
      {isReply || actor ? (
        <Avatar name={name} src={photoUrl(actor?.photoId)} size={32} />
      ) : (
        <span className={css.staff} aria-hidden>
          <IconShieldHalf size={20} stroke={1.6} />
        </span>
      )}
      <div className={css.words}>
        <p>
          <NotificationLink notification={notification} onOpen={() => onOpen(notification)}>
            {sentence}
          </NotificationLink>
        </p>
        {text && (
          <p className={isReply ? css.said : css.reason} dir="auto">
            {isReply ? text : t('reason', { text })}
          </p>
        )}
        <p className={css.meta}>
          <Time at={createdAt} />
        </p>
      </div>
      {!readAt && <Pill tone="live">{t('new')}</Pill>}
    </li>
  );
}
