import type { AuthorView, PostView } from '@scholars-commons/shared/discussions';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { shortDate } from '../../../lib/dates';
import { count } from '../../../lib/numbers';
import { photoUrl } from '../../../lib/photo-url';
import { urls } from '../../../lib/urls';
import { Avatar } from '../../../ui/avatar';
import type { ThreadCache } from '../cache/thread-cache';
import { t } from './messages';
import css from './thread-rail.module.css';
import type { Presence } from './use-company';

interface Props {
  cache: ThreadCache;
  presence: Presence;
  lastRead: number;
  /** The post at the top of the screen. */
  position: number;
  onJump: (number: number) => void;
}

const MOST = 8;

function participants(posts: readonly PostView[]): { author: AuthorView; posts: number }[] {
  const byId = new Map<string, { author: AuthorView; posts: number }>();
  for (const { author, removed } of posts) {
    if (removed) continue;
    const held = byId.get(author.id);
    byId.set(author.id, { author, posts: (held?.posts ?? 0) + 1 });
  }
  return [...byId.values()].sort((a, b) => b.posts - a.posts).slice(0, MOST);
}

/** Beside a thread on wide screens: who is here, who takes part, and where in time one stands. */
export function ThreadRail({ cache, presence, lastRead, position, onJump }: Props) {
  const { thread, posts } = cache;
  const people = useMemo(() => participants(posts), [posts]);
  const isWhole = cache.previous === null && cache.next === null;
  const others = presence.count - presence.names.length;
  const through = thread.lastPostNumber > 1 ? (position - 1) / (thread.lastPostNumber - 1) : 0;
  return (
    <aside className={css.rail} aria-label={t('rail.label')} data-screen-only>
      {presence.count > 1 && (
        <section>
          <h2 className={css.title}>{t('rail.here')}</h2>
          <p className={css.here}>{t('rail.hereCount', { count: presence.count })}</p>
          {presence.names.length > 0 && (
            <ul className={css.names}>
              {presence.names.map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
              {others > 0 && <li>{t('rail.here.and', { count: others })}</li>}
            </ul>
          )}
        </section>
      )}
      <section>
        <h2 className={css.title}>{t('rail.time')}</h2>
        <ol className={css.line}>
          <Stop words={t('jump.first')} date={thread.createdAt} onJump={() => onJump(1)} />
          {lastRead > 1 && lastRead < thread.lastPostNumber && (
            <Stop words={t('jump.lastRead')} date={thread.lastReadAt} onJump={() => onJump(lastRead)} />
          )}
          <Stop words={t('jump.newest')} date={thread.lastPostAt} onJump={() => onJump(thread.lastPostNumber)} />
        </ol>
        <div className={css.bar} aria-hidden>
          <span style={{ inlineSize: `${Math.round(through * 100)}%` }} />
        </div>
        <p className={css.position}>{t('rail.position', { number: count(position), count: count(thread.lastPostNumber) })}</p>
      </section>
      <section>
        <h2 className={css.title}>{t('rail.part')}</h2>
        {!isWhole && <p className={css.position}>{t('rail.part.some')}</p>}
        <ul className={css.people}>
          {people.map(({ author, posts: number }) => (
            <li key={author.id}>
              <Link {...urls.scholar(author.id)} className={css.person}>
                <Avatar name={author.name} src={photoUrl(author.photoId)} size={32} />
                <span>
                  <bdi>{author.name}</bdi>
                  <small>{t('rail.part.count', { count: number })}</small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

function Stop({ words, date, onJump }: { words: string; date: string | null; onJump: () => void }) {
  return (
    <li>
      <button type="button" className={css.stop} onClick={onJump}>
        {words}
        {date && <time dateTime={date}>{shortDate(date)}</time>}
      </button>
    </li>
  );
}
