import { useCallback, useMemo, useRef, useState } from 'react';
import { announce } from '../../../lib/announce';
import { lazyDialog } from '../../../ui/lazy-part';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { useViewer } from '../../accounts';
import type { ThreadCache } from '../cache/thread-cache';
import type { ThreadDialog } from '../dialogs/thread-dialogs';
import { discussionRequests } from '../discussions.queries';
import { useUnsent } from '../outbox/outbox-keeper';
import { PostActsContext } from '../posts/post-acts';
import { rightsOn } from '../posts/rights-on';
import { type Answered, Composer } from './composer';
import { Dock } from './dock';
import { t } from './messages';
import { PostList } from './post-list';
import { type ThreadAct, ThreadHeader } from './thread-header';
import { ThreadRail } from './thread-rail';
import css from './thread-view.module.css';
import type { ThreadWindow } from './thread-window';
import { useArrivals } from './use-arrivals';
import { useCompany } from './use-company';
import { useLanding } from './use-landing';
import { usePostActs } from './use-post-acts';
import { useReading } from './use-reading';
import { useShortcuts } from './use-shortcuts';

const ThreadDialogs = lazyDialog(async () => (await import('../dialogs/thread-dialogs')).ThreadDialogs);

interface Props {
  window: ThreadWindow;
  cache: ThreadCache;
  /** The post of a permalink. */
  wanted: number | undefined;
}

/** A thread as it stands: posts, who is here, and the box to write in. */
export function ThreadView({ window, cache, wanted }: Props) {
  const viewer = useViewer();
  const viewerId = viewer.scholar.id;
  const { thread } = cache;
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [answered, setAnswered] = useState<Answered>();
  const [editing, setEditing] = useState<string>();
  const [dialog, setDialog] = useState<ThreadDialog>();
  const [problem, setProblem] = useState<string>();
  // The line stays where it was when the page was opened, though the marker moves on.
  const [newFrom] = useState(() =>
    thread.readNumber !== null && thread.unread > 0 ? { number: thread.readNumber + 1, since: thread.lastReadAt } : undefined,
  );

  const [lastRead] = useState(thread.readNumber ?? 0);

  const { marked, goTo } = useLanding(window, cache, wanted);
  const { seenUpTo, position, unreadFrom } = useReading(window, list, cache.posts);
  const arrived = useArrivals(cache, seenUpTo, viewerId);
  const { presence, typing } = useCompany(thread.id, viewerId);

  const unsent = useUnsent();
  const mine = useMemo(() => {
    const known = new Set(cache.posts.map(({ id }) => id));
    return unsent.filter((post) => post.threadId === thread.id && !known.has(post.id));
  }, [unsent, cache.posts, thread.id]);

  const handleAnswer = useCallback((post: Answered | undefined) => {
    setAnswered(post);
    if (post) setTimeout(() => field.current?.focus(), 0);
  }, []);
  const handleJump = (number: number) => {
    goTo(number).catch((error: unknown) => setProblem(t('failed', { detail: problemWords(error).detail })));
  };
  const handleSend = () => {
    if (cache.next !== null) handleJump(thread.lastPostNumber);
    else setTimeout(() => list.current?.parentElement?.lastElementChild?.scrollIntoView({ block: 'nearest' }), 0);
  };
  const handleAct = async (act: ThreadAct) => {
    if (act !== 'pin') return setDialog({ kind: act });
    try {
      window.applyView(await discussionRequests.pin(thread.id, !thread.isPinned));
      announce(t(thread.isPinned ? 'done.unpinned' : 'done.pinned'));
    } catch (error) {
      setProblem(t('failed', { detail: problemWords(error).detail }));
    }
  };
  const acts = usePostActs({
    window,
    viewerId,
    goTo,
    onAnswer: handleAnswer,
    onEdit: setEditing,
    onDialog: setDialog,
    onProblem: setProblem,
    unreadFrom,
  });
  const postAt = (number: number | undefined) => cache.posts.find((post) => post.number === number);
  useShortcuts({
    reply: (number) => {
      const post = postAt(number);
      if (post && !post.removed && thread.can.reply) acts.reply(post);
    },
    edit: (number) => {
      const post = postAt(number);
      if (post && !post.removed && post.author.id === viewerId && rightsOn(post, thread.postRights, true).edit) acts.edit(post);
    },
    unread: (number) => {
      const post = postAt(number);
      if (post) acts.unreadFrom(post);
    },
    help: () => setDialog({ kind: 'help' }),
  });

  return (
    <PostActsContext value={acts}>
      <div className={css.page}>
        <div className={css.column}>
          <ThreadHeader thread={thread} lastRead={lastRead} onAct={(act) => void handleAct(act)} onJump={handleJump} />
          <PostList
            window={window}
            cache={cache}
            viewer={viewer}
            listRef={list}
            unsent={mine}
            marked={marked}
            editing={editing}
            newFrom={newFrom}
          />
          <Dock arrived={arrived} onShowArrived={() => handleJump(thread.lastPostNumber - arrived + 1)} typing={typing}>
            {problem && <Notice tone="danger">{problem}</Notice>}
            {thread.can.reply ? (
              <Composer
                key={thread.id}
                thread={thread}
                viewerId={viewerId}
                fieldRef={field}
                answered={answered}
                onAnswer={handleAnswer}
                onSend={handleSend}
              />
            ) : (
              !thread.closed && <p className={css.readOnly}>{t('cannotReply')}</p>
            )}
          </Dock>
        </div>
        <ThreadRail cache={cache} lastRead={lastRead} presence={presence} position={position} onJump={handleJump} />
      </div>
      {dialog && (
        <ThreadDialogs
          dialog={dialog}
          thread={thread}
          onPost={(post) => window.applyPost(post)}
          onThread={(view) => window.applyView(view)}
          onClose={() => setDialog(undefined)}
        />
      )}
    </PostActsContext>
  );
}
