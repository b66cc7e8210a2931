import type { PostView, ReactionKind } from '@scholars-commons/shared/discussions';
import { useMemo } from 'react';
import { announce } from '../../../lib/announce';
import { ProblemError } from '../../../lib/api-client';
import { problemWords } from '../../../ui/problem-words';
import type { ThreadDialog } from '../dialogs/thread-dialogs';
import { discussionRequests } from '../discussions.queries';
import { t as posts } from '../posts/messages';
import type { PostActs } from '../posts/post-acts';
import { focusPost } from '../posts/post-focus';
import type { Answered } from './composer';
import { t } from './messages';
import type { ThreadWindow } from './thread-window';

interface Page {
  window: ThreadWindow;
  viewerId: string;
  goTo: (number: number) => Promise<void>;
  onAnswer: (post: Answered) => void;
  onEdit: (postId: string | undefined) => void;
  onDialog: (dialog: ThreadDialog) => void;
  onProblem: (words: string | undefined) => void;
  unreadFrom: (number: number) => Promise<void>;
}

/** How long a removal can be taken back without a reason, by the clock of this device; the api has the last word. */
const JUST_NOW_MS = 30_000;

/** What the buttons of the posts do. One object for the life of the page, so that no post is drawn anew for it. */
export function usePostActs({ window, viewerId, goTo, onAnswer, onEdit, onDialog, onProblem, unreadFrom }: Page): PostActs {
  return useMemo(() => {
    const attempt = async (work: () => Promise<void>) => {
      onProblem(undefined);
      try {
        await work();
      } catch (error) {
        onProblem(t('failed', { detail: problemWords(error).detail }));
      }
    };
    return {
      show: (number) => void attempt(() => goTo(number)),
      reply: ({ id, number, author }) => onAnswer({ id, number, authorName: author.name }),
      edit: (post) => onEdit(post?.id),
      saved: (post) => window.applyPost(post),
      react: (post: PostView, kind: ReactionKind, on: boolean) => void attempt(() => window.react(post, kind, on)),
      showRevisions: (post) => onDialog({ kind: 'revisions', post }),
      report: (post) => onDialog({ kind: 'report', post }),
      remove: (post) => {
        // What others wrote is removed with a reason; one's own can be undone at once.
        if (post.author.id !== viewerId) return onDialog({ kind: 'remove', post });
        void attempt(async () => {
          window.applyPost(await discussionRequests.remove(post.id));
          announce(posts('removed.done', { number: post.number }));
          focusPost(post.number);
        });
      },
      restore: (post) => {
        // What a moderator removed just now comes back without a word; later its author is told why.
        const asksWhy = post.removed?.by === 'moderator';
        if (asksWhy && Date.now() - Date.parse(post.removed?.at ?? '') > JUST_NOW_MS) return onDialog({ kind: 'restore', post });
        void attempt(async () => {
          try {
            window.applyPost(await discussionRequests.restore(post.id));
          } catch (error) {
            if (!asksWhy || !(error instanceof ProblemError) || error.pointers['/reason'] === undefined) throw error;
            return onDialog({ kind: 'restore', post });
          }
          announce(posts('restored.done', { number: post.number }));
          focusPost(post.number);
        });
      },
      unreadFrom: (post) =>
        void attempt(async () => {
          await unreadFrom(post.number);
          announce(t('done.unread', { number: post.number }));
        }),
    };
  }, [window, viewerId, goTo, onAnswer, onEdit, onDialog, onProblem, unreadFrom]);
}
