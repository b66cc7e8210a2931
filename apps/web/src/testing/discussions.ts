import type { AuthorView, PostPage, PostRights, PostView, SpaceView, ThreadRow, ThreadView } from '@scholars-commons/shared/discussions';
import { amina, kofi } from './personas';

const hex = (kind: string, number: number) => `0192aaaa-0000-7000-8000-${kind}${number.toString(16).padStart(11, '0')}`;
export const THREAD_ID = hex('a', 1);
export const SPACE_ID = hex('b', 1);
export const postId = (number: number) => hex('c', number);

export const author = (name: string, number = 50): AuthorView => ({
  id: hex('d', number),
  name,
  credentials: 'MD',
  photoId: null,
  isStaff: false,
});
export const ngozi = author('Ngozi Okafor', 51);
export const joerg = author('Jörg Müller', 52);
export const aminaAuthor: AuthorView = { ...author(amina.scholar.name), id: amina.scholar.id };
export const kofiAuthor: AuthorView = { ...author(kofi.scholar.name), id: kofi.scholar.id, isStaff: true };

/** One post of the thread; the writer alternates unless said. */
export function post(number: number, more: Partial<PostView> = {}): PostView {
  return {
    id: postId(number),
    threadId: THREAD_ID,
    number,
    changedSeq: number,
    author: number % 2 ? joerg : ngozi,
    html: `<p dir="auto">Words of post ${number}</p>`,
    replyTo: null,
    createdAt: new Date(Date.UTC(2026, 4, 1, 8, number)).toJSON(),
    editedAt: null,
    revisionCount: 0,
    removed: null,
    reactions: [],
    ...more,
  };
}
export const posts = (from: number, to: number): PostView[] => Array.from({ length: to - from + 1 }, (_, index) => post(from + index));

const none = { edit: false, remove: false, restore: false, react: true, readRevisions: true, readRemoved: false };
export const scholarRights: PostRights = {
  own: { ...none, edit: true, remove: true, restore: true, readRemoved: true },
  others: none,
  editableDays: 30,
};
export const moderatorRights: PostRights = { ...scholarRights, others: { ...none, remove: true, restore: true, readRemoved: true } };

/** A thread of ten posts, read up to the seventh. */
export function thread(more: Partial<ThreadView> = {}): ThreadView {
  return {
    id: THREAD_ID,
    title: 'Sequential testing in OSCEs',
    slug: 'sequential-testing-in-osces',
    space: { id: SPACE_ID, slug: 'assessment', name: 'Assessment & OSCEs', kind: 'open' },
    author: joerg,
    createdAt: '2026-05-01T08:01:00.000Z',
    seq: 10,
    postCount: 10,
    lastPostNumber: 10,
    lastPostAt: '2026-05-01T08:10:00.000Z',
    isPinned: false,
    closed: null,
    readNumber: 7,
    lastReadAt: '2026-05-03T12:00:00.000Z',
    unread: 3,
    isNew: false,
    readAsModerator: false,
    can: { reply: true, rename: false, close: false, reopen: false, pin: false },
    postRights: scholarRights,
    ...more,
  };
}

export function page(items: PostView[], more: Partial<PostPage> = {}): PostPage {
  return { items, next: null, previous: null, mine: {}, ...more };
}

export function row(number: number, more: Partial<ThreadRow> = {}): ThreadRow {
  return {
    id: hex('a', number),
    title: `Thread ${number}`,
    slug: `thread-${number}`,
    space: { id: SPACE_ID, slug: 'assessment', name: 'Assessment & OSCEs' },
    author: joerg,
    lastAuthor: ngozi,
    lastPostAt: '2026-05-01T08:10:00.000Z',
    lastPostNumber: 10,
    postCount: 10,
    readNumber: 7,
    unread: 3,
    isNew: false,
    isPinned: false,
    isClosed: false,
    excerpt: `What was said last in thread ${number}`,
    ...more,
  };
}

export function space(more: Partial<SpaceView> = {}): SpaceView {
  return {
    id: SPACE_ID,
    slug: 'assessment',
    name: 'Assessment & OSCEs',
    description: 'Blueprints, standard setting, examiners',
    kind: 'open',
    cohortId: null,
    threadCount: 12,
    lastPostAt: '2026-05-01T08:10:00.000Z',
    unreadThreads: 0,
    version: 1,
    readAsModerator: false,
    can: { start: true, edit: false },
    ...more,
  };
}
