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
import css from './notifications.module.css';

interface Props {
  group: NotificationGroup;
  onOpen: (notification: NotificationView) => void;
}

/** About the person, not about a thread. */
const isOfStaff = ({ items }: NotificationGroup) => items.every(({ kind }) => kind === 'grants-changed');

/** What happened in one thread. */
export function NotificationGroupCard({ group, onOpen }: Props) {
  return (
    <li className={css.group}>
      <h2 className={css.thread} dir="auto">
        {group.thread ? <Link {...urls.thread(group.thread)}>{group.thread.title}</Link> : t(isOfStaff(group) ? 'staff' : 'gone')}
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
  const { kind, actor, thread, post, text, createdAt, readAt } = notification;
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
          {thread ? (
            <Link {...urls.thread(thread, post?.number)} className={css.link} onClick={() => onOpen(notification)}>
              {sentence}
            </Link>
          ) : (
            sentence
          )}
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
