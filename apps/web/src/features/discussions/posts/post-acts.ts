import type { PostView, ReactionKind } from '@scholars-commons/shared/discussions';
import { createContext, useContext } from 'react';

/** What can be done with a post; the thread page does it. */
export interface PostActs {
  /** Brings a post of this thread into view; the address alone would do nothing the second time. */
  show: (number: number) => void;
  reply: (post: PostView) => void;
  edit: (post: PostView | undefined) => void;
  remove: (post: PostView) => void;
  restore: (post: PostView) => void;
  react: (post: PostView, kind: ReactionKind, on: boolean) => void;
  showRevisions: (post: PostView) => void;
  unreadFrom: (post: PostView) => void;
  /** Asks staff to look at it. */
  report: (post: PostView) => void;
  /** The post after an act of mine, as the api answered it. */
  saved: (post: PostView) => void;
}

export const PostActsContext = createContext<PostActs | undefined>(undefined);

export function usePostActs(): PostActs {
  const acts = useContext(PostActsContext);
  if (!acts) throw new Error('A post stands outside of a thread page');
  return acts;
}
