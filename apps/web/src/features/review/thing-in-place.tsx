import type { FlaggedThing, ReviewCase } from '@scholars-commons/shared/review';
import { Link } from '@tanstack/react-router';
import { photoUrl } from '../../lib/photo-url';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Pill } from '../../ui/pill';
import { Prose } from '../../ui/prose';
import { Time } from '../../ui/time';
import css from './case.module.css';
import { t } from './messages';

/** What was flagged, where it stands. */
export function ThingInPlace({ thing }: { thing: FlaggedThing }) {
  if (thing.kind === 'post') return <PostInPlace thing={thing} />;
  if (thing.kind === 'news') {
    return (
      <section className={css.thing}>
        <Prose html={thing.html} size="body" />
        {thing.isPublished && <Link {...urls.newsItem(thing.newsId)}>{t('case.open')}</Link>}
      </section>
    );
  }
  return (
    <section className={css.thing}>
      {thing.headline && <p dir="auto">{thing.headline}</p>}
      {thing.bio && <Prose html={thing.bio} size="body" />}
      <Link {...urls.scholar(thing.scholarId)}>{t('case.profile', { name: thing.name })}</Link>
    </section>
  );
}

function PostInPlace({ thing: { thread, posts } }: { thing: Extract<FlaggedThing, { kind: 'post' }> }) {
  const subject = posts.find(({ isSubject }) => isSubject);
  return (
    <section className={css.thing}>
      <p className={css.meta}>
        <Link {...urls.thread(thread, subject?.number)}>{t('case.thread', { title: thread.title, space: thread.spaceName })}</Link>
        {thread.isClosed && <Pill>{t('case.closed')}</Pill>}
      </p>
      <ol className={css.posts}>
        {posts.map((post) => (
          <li key={post.id} className={css.post} data-subject={post.isSubject || undefined}>
            <p className={css.author}>
              <Avatar name={post.author.name} src={photoUrl(post.author.photoId)} size={24} />
              <bdi>{post.author.name}</bdi>
              <span className={css.meta}>
                #{post.number} · <Time at={post.createdAt} />
              </span>
              {post.isSubject && <Pill tone="identity">{t('case.subject')}</Pill>}
            </p>
            {post.html ? <Prose html={post.html} size="body" /> : <p className={css.meta}>{t('case.removed')}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was reported; it names nobody. */
export function Reports({ flags }: Pick<ReviewCase, 'flags'>) {
  return (
    <section className={css.thing}>
      <h3>{t('case.reports')}</h3>
      <ul className={css.reports}>
        {flags.map(({ kind, words, at }) => (
          <li key={`${kind} ${at}`}>
            <Pill tone={kind === 'patient-data' ? 'danger' : 'plain'}>{t(`flag.${kind}`)}</Pill>{' '}
            <span dir="auto">{words || t('case.noWords')}</span>{' '}
            <span className={css.meta}>
              <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
