import type { ReviewCase, ReviewThing } from '@scholars-commons/shared/review';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { longDate } from '../../lib/dates';
import { photoUrl } from '../../lib/photo-url';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Notice } from '../../ui/notice';
import { Pill } from '../../ui/pill';
import { Prose } from '../../ui/prose';
import { Time } from '../../ui/time';
import css from './case.module.css';
import { t } from './messages';
import { decisionWord, outcomeLine } from './words';

interface Props {
  view: ReviewCase;
  viewerId: string;
  /** The heading's level below that of the page. */
  children?: ReactNode;
}

/** A case with all that is needed to judge it: the thing where it stands, what was reported, what is known of the person. */
export function CaseView({ view, viewerId, children }: Props) {
  const { title, kind, subject, openedAt, outcome, heldBy, matched, suggestion, thing } = view;
  return (
    <article className={css.case} aria-label={title || t('row.untitled')}>
      <header>
        <h2 tabIndex={-1} className={css.title} dir="auto">
          {title || t('row.untitled')}
        </h2>
        <p className={css.meta}>
          {t(`one.${kind}`)} ·{' '}
          <Link {...urls.scholar(subject.id)}>
            <bdi>{subject.name}</bdi>
          </Link>{' '}
          · {t('case.opened', { when: '' })}
          <Time at={openedAt} />
        </p>
      </header>
      {outcome && (
        <Notice tone="done">
          <p>{outcomeLine(kind, outcome)}</p>
          {outcome.words && <p dir="auto">{outcome.words}</p>}
        </Notice>
      )}
      {!outcome && heldBy && heldBy.scholarId !== viewerId && (
        <Notice>
          <bdi>{t('row.held', { name: heldBy.name })}</bdi>
        </Notice>
      )}
      {thing.kind === 'submission' ? children : <Thing thing={thing} />}
      {matched.length > 0 && (
        <p className={css.matched}>
          {matched.map((what) => (
            <Pill key={what} tone="attention">
              {t('case.matched', { what })}
            </Pill>
          ))}
        </p>
      )}
      {view.flags.length > 0 && <Reports flags={view.flags} />}
      {thing.kind !== 'submission' && <History view={view} />}
      {suggestion && !outcome && (
        <p className={css.suggestion}>
          <b>{t('case.suggestion', { decision: decisionWord(kind, suggestion.decision) })}</b> {suggestion.why}
        </p>
      )}
    </article>
  );
}

function Thing({ thing }: { thing: Exclude<ReviewThing, { kind: 'submission' }> }) {
  if (thing.kind === 'post') return <PostInPlace thing={thing} />;
  if (thing.kind === 'news') {
    return (
      <section className={css.thing}>
        <Prose html={thing.html} size="body" />
        {thing.isPublished && <Link {...urls.newsItem(thing.newsId)}>{t('case.open')}</Link>}
      </section>
    );
  }
  if (thing.kind === 'scholar') {
    return (
      <section className={css.thing}>
        {thing.headline && <p dir="auto">{thing.headline}</p>}
        {thing.bio && <Prose html={thing.bio} size="body" />}
        <Link {...urls.scholar(thing.scholarId)}>{t('case.profile', { name: thing.name })}</Link>
      </section>
    );
  }
  return (
    <>
      <section className={css.thing}>
        <h3>{t('case.appeal')}</h3>
        <p dir="auto" className={css.bio}>
          {thing.words}
        </p>
      </section>
      <section className={css.thing}>
        <h3>{t('case.against')}</h3>
        {thing.against && <p>{outcomeLine('post', thing.against)}</p>}
        {thing.against?.words && <p dir="auto">{thing.against.words}</p>}
        {thing.suspension && (
          <>
            <p>{thing.suspension.until ? t('case.suspension', { date: longDate(thing.suspension.until) }) : t('case.suspension.open')}</p>
            <p dir="auto">{thing.suspension.reason}</p>
          </>
        )}
        {thing.html && <Prose html={thing.html} size="body" />}
      </section>
    </>
  );
}

function PostInPlace({ thing: { thread, posts } }: { thing: Extract<ReviewThing, { kind: 'post' }> }) {
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

function Reports({ flags }: Pick<ReviewCase, 'flags'>) {
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

function History({ view: { subject, history } }: Pick<Props, 'view'>) {
  return (
    <section className={css.thing}>
      <h3>
        <bdi>{t('case.history', { name: subject.name })}</bdi>
      </h3>
      <ul className={css.facts}>
        <li>{t('history.posts', { count: history.posts })}</li>
        <li>{t('history.removed', { count: history.removed })}</li>
        <li>{t('history.warnings', { count: history.warnings })}</li>
        <li>{t('history.suspensions', { count: history.suspensions })}</li>
        {history.memberSince && <li>{t('history.since', { date: longDate(history.memberSince) })}</li>}
      </ul>
    </section>
  );
}
