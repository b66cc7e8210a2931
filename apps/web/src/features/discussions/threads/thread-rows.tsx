import { IconLock, IconPin } from '@tabler/icons-react';
import type { AuthorView, ThreadRow } from '@scholars-commons/shared/discussions';
import { Link } from '@tanstack/react-router';
import { count as formatted } from '../../../lib/numbers';
import { photoUrl } from '../../../lib/photo-url';
import { rich } from '../../../lib/rich-text';
import { urls } from '../../../lib/urls';
import { Avatar } from '../../../ui/avatar';
import { Time } from '../../../ui/time';
import { t } from './messages';
import css from './thread-rows.module.css';

/** A list of threads, each a line with faces, title, the last sentence and what is unread. */
export function ThreadRows({
  rows,
  showSpace = false,
  label = t('list'),
}: {
  rows: readonly ThreadRow[];
  showSpace?: boolean;
  label?: string;
}) {
  return (
    <ul className={css.list} aria-label={label}>
      {rows.map((row) => (
        <ThreadRowItem key={row.id} row={row} showSpace={showSpace} />
      ))}
    </ul>
  );
}

const name = (words: string) => <bdi>{words}</bdi>;

/** One thread of a list. */
export function ThreadRowItem({ row, showSpace = false }: { row: ThreadRow; showSpace?: boolean }) {
  const { author, lastAuthor, unread, isNew } = row;
  const isFresh = unread > 0 || isNew;
  return (
    <li className={css.row} data-fresh={isFresh}>
      <Faces first={author} last={lastAuthor} />
      <div className={css.words}>
        <p className={css.head}>
          {row.isPinned && (
            <span className={css.mark} title={t('pinned')}>
              <IconPin size={16} stroke={1.8} role="img" aria-label={t('pinned')} />
            </span>
          )}
          {row.isClosed && (
            <span className={css.mark} title={t('closed')}>
              <IconLock size={16} stroke={1.8} role="img" aria-label={t('closed')} />
            </span>
          )}
          <Link {...urls.thread(row)} className={css.title} dir="auto">
            {row.title}
          </Link>
        </p>
        <p className={css.excerpt} dir="auto">
          {row.excerpt || t('justWrote', { name: lastAuthor.name })}
        </p>
        <p className={css.meta}>
          <span>{rich(t(row.postCount > 1 ? 'last' : 'by', { name: lastAuthor.name }), { name })}</span>
          <span>
            <Time at={row.lastPostAt} />
          </span>
          <span>{t('posts', { count: row.postCount })}</span>
          {showSpace && (
            <span>
              <Link {...urls.space(row.space.slug)} className={css.space}>
                <bdi>{row.space.name}</bdi>
              </Link>
            </span>
          )}
        </p>
      </div>
      {isFresh && (
        <span className={css.unread} role="img" aria-label={unread > 0 ? t('unread.label', { count: unread }) : t('new.label')}>
          {unread > 0 ? (unread > 99 ? '99+' : formatted(unread)) : t('new')}
        </span>
      )}
    </li>
  );
}

/** Who began it and who wrote last; once where it is the same person. */
function Faces({ first, last }: { first: AuthorView; last: AuthorView }) {
  return (
    <span className={css.faces} aria-hidden>
      <Avatar name={first.name} src={photoUrl(first.photoId)} size={40} />
      {last.id !== first.id && (
        <span className={css.lastFace}>
          <Avatar name={last.name} src={photoUrl(last.photoId)} size={24} />
        </span>
      )}
    </span>
  );
}
