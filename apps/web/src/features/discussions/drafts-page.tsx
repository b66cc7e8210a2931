import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { announce } from '../../lib/announce';
import { type Draft, drafts } from '../../lib/drafts';
import { rich } from '../../lib/rich-text';
import { urls } from '../../lib/urls';
import { Button, LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { Time } from '../../ui/time';
import { useViewer } from '../accounts';
import css from './drafts/drafts.module.css';
import { EDIT_PLACE } from './drafts/edit-place';
import { t } from './drafts/messages';
import { outbox } from './outbox/outbox';
import { useUnsent } from './outbox/outbox-keeper';

type Kept = [place: string, draft: Draft];

/** `/me/drafts`: what waits on this device, newest first. */
export function DraftsPage() {
  const { scholar } = useViewer();
  const unsent = useUnsent();
  const [kept, setKept] = useState<Kept[]>();
  const [discarded, setDiscarded] = useState<Kept>();

  const load = useCallback(async () => {
    const all = await drafts.all();
    const mine = all.filter(([place, { extra }]) => extra?.scholarId === scholar.id && /^(thread:|edit:|new-thread$)/.test(place));
    setKept(mine.sort(([, a], [, b]) => b.savedAt - a.savedAt));
  }, [scholar.id]);
  useEffect(() => {
    // What is kept comes from the device's own store, which answers later.
    Promise.resolve()
      .then(load)
      .catch(() => setKept([]));
  }, [load]);

  const handleDiscard = async (one: Kept) => {
    await drafts.remove(one[0]);
    setDiscarded(one);
    announce(t('discarded'));
    await load();
  };
  const handleUndo = async ([place, { text, extra }]: Kept) => {
    await drafts.save(place, text, extra);
    setDiscarded(undefined);
    await load();
  };

  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {!kept && <Skeleton label={t('loading')} />}
      {discarded && (
        <p className={css.undo} role="status">
          {t('discarded')}{' '}
          <Button size="small" onClick={() => void handleUndo(discarded)}>
            {t('undo')}
          </Button>
        </p>
      )}
      {kept && kept.length + unsent.length === 0 && (
        <EmptyState title={t('empty.title')} action={<LinkButton {...urls.discussions()}>{t('empty.do')}</LinkButton>}>
          {t('empty.words')}
        </EmptyState>
      )}
      {kept && kept.length + unsent.length > 0 && (
        <ul className={css.list} aria-label={t('list')}>
          {unsent.map((post) => (
            <DraftLine
              key={post.id}
              at={post.createdAt}
              text={post.markdown}
              where={rich(t(post.state === 'failed' ? 'unsent.failed' : 'unsent'), {
                link: (words) => <Link {...urls.thread({ id: post.threadId, slug: '' })}>{words}</Link>,
              })}
              onDiscard={() => outbox.discard(post.id)}
            />
          ))}
          {kept.map((one) => (
            <DraftLine
              key={one[0]}
              at={one[1].savedAt}
              text={one[1].text}
              where={<Where place={one[0]} draft={one[1]} />}
              onDiscard={() => void handleDiscard(one)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function Where({ place, draft: { extra = {} } }: { place: string; draft: Draft }) {
  if (place === 'new-thread') {
    const title = extra.title || t('newThread.untitled');
    return rich(t('newThread', { title }), { link: (words) => <Link {...urls.newThread()}>{words}</Link> });
  }
  if (place.startsWith(EDIT_PLACE)) {
    const edited = urls.thread({ id: extra.threadId ?? '', slug: '' }, Number(extra.number));
    return rich(t('edit', { number: extra.number ?? '' }), { link: (words) => <Link {...edited}>{words}</Link> });
  }
  const thread = { id: place.slice('thread:'.length), slug: extra.slug ?? '' };
  return rich(t('reply', { title: extra.threadTitle ?? '' }), { link: (words) => <Link {...urls.thread(thread)}>{words}</Link> });
}

function DraftLine({ at, text, where, onDiscard }: { at: number; text: string; where: React.ReactNode; onDiscard: () => void }) {
  return (
    <li className={css.draft}>
      <div className={css.words}>
        <p className={css.where} dir="auto">
          {where}
        </p>
        <p className={css.text} dir="auto">
          {text}
        </p>
        <p className={css.meta}>
          <Time at={new Date(at).toISOString()} />
        </p>
      </div>
      <Button size="small" kind="quiet" aria-label={t('discard.label', { beginning: text.slice(0, 40) })} onClick={onDiscard}>
        {t('discard')}
      </Button>
    </li>
  );
}
