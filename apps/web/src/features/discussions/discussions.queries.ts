import type {
  ChangeSpace,
  CaughtUpView,
  NewSpace,
  PostPage,
  PostSource,
  PostView,
  ReactionKind,
  ReactionsView,
  ReadMarkerView,
  RevisionList,
  SpaceList,
  SpaceView,
  ThreadChanges,
  ThreadPage,
  ThreadView,
} from '@scholars-commons/shared/discussions';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api-client';
import type { SpaceSearch } from '../../lib/urls';

export interface ThreadListWanted extends SpaceSearch {
  /** Slug of a space; without it, all that the viewer may read. */
  space?: string;
}

/** Posts that a page loads at a time: more than a tall screen holds. */
const POSTS_AT_A_TIME = 30;

export const discussionQueries = {
  spaces: () =>
    queryOptions({
      queryKey: ['discussions', 'spaces'] as const,
      queryFn: ({ signal }) => api.get<SpaceList>('/api/spaces', { signal }),
      // Reading a thread changes what is unread in its space.
      staleTime: 0,
    }),
  threads: ({ space, filter = 'all', sort = 'recent' }: ThreadListWanted) =>
    infiniteQueryOptions({
      queryKey: ['discussions', 'threads', { space: space ?? null, filter, sort }] as const,
      queryFn: ({ pageParam, signal }) =>
        api.get<ThreadPage>('/api/threads', { query: { space, filter, sort, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      staleTime: 0,
    }),
  allThreads: () => ({ queryKey: ['discussions', 'threads'] as const }),
  thread: (threadId: string) => ['discussions', 'thread', threadId] as const,
  source: (post: { id: string; changedSeq: number }) =>
    queryOptions({
      queryKey: ['discussions', 'source', post.id, post.changedSeq] as const,
      queryFn: ({ signal }) => api.get<PostSource>(`/api/posts/${post.id}`, { signal }),
    }),
  revisions: (post: { id: string; changedSeq: number }) =>
    queryOptions({
      queryKey: ['discussions', 'revisions', post.id, post.changedSeq] as const,
      queryFn: ({ signal }) => api.get<RevisionList>(`/api/posts/${post.id}/revisions`, { signal }),
    }),
};

export type PostsWanted = { after?: number; before?: number; around?: number; thread?: '1' };

export const discussionRequests = {
  posts: (threadId: string, wanted: PostsWanted, signal?: AbortSignal) =>
    api.get<PostPage>(`/api/threads/${threadId}/posts`, { query: { ...wanted, limit: POSTS_AT_A_TIME }, ...(signal ? { signal } : {}) }),
  thread: (threadId: string) => api.get<ThreadView>(`/api/threads/${threadId}`),
  changes: (threadId: string, since: number) => api.get<ThreadChanges>(`/api/threads/${threadId}/changes`, { query: { since } }),
  markRead: (threadId: string, number: number, unreadFromHere = false) =>
    api.put<ReadMarkerView>(`/api/threads/${threadId}/read`, unreadFromHere ? { number, unreadFromHere } : { number }),
  /** Marks everything as read, also threads that I never opened. */
  catchUp: () => api.put<CaughtUpView>('/api/threads/read'),
  changeSpace: (spaceId: string, space: ChangeSpace) => api.patch<SpaceView>(`/api/spaces/${spaceId}`, space),
  openSpace: (space: NewSpace) => api.post<SpaceView>('/api/spaces', space),
  start: (thread: { id: string; spaceId: string; title: string; post: { id: string; markdown: string } }) =>
    api.post<ThreadView>('/api/threads', thread),
  reply: (threadId: string, post: { id: string; markdown: string; replyTo?: string }) =>
    api.post<PostView>(`/api/threads/${threadId}/posts`, post),
  edit: (postId: string, markdown: string, changedSeq: number) => api.patch<PostView>(`/api/posts/${postId}`, { markdown, changedSeq }),
  remove: (postId: string, reason?: string) => api.delete<PostView>(`/api/posts/${postId}`, reason ? { reason } : {}),
  restore: (postId: string, reason?: string) => api.post<PostView>(`/api/posts/${postId}/restore`, reason ? { reason } : {}),
  react: (postId: string, kind: ReactionKind, on: boolean) =>
    on
      ? api.put<ReactionsView>(`/api/posts/${postId}/reactions/${kind}`)
      : api.delete<ReactionsView>(`/api/posts/${postId}/reactions/${kind}`),
  close: (threadId: string, closed: boolean, reason: string) => api.patch<ThreadView>(`/api/threads/${threadId}`, { closed, reason }),
  pin: (threadId: string, isPinned: boolean) => api.patch<ThreadView>(`/api/threads/${threadId}`, { isPinned }),
  rename: (threadId: string, title: string) => api.patch<ThreadView>(`/api/threads/${threadId}`, { title }),
  preview: (markdown: string, signal: AbortSignal) => api.post<{ html: string }>('/api/previews', { markdown }, { signal }),
};
