import type { ReviewCase, ReviewPage, ReviewRow } from '@scholars-commons/shared/review';
import { joerg, ngozi, post, THREAD_ID } from './discussions';

const hex = (number: number) => `0192aaaa-0000-4000-8000-e${number.toString(16).padStart(11, '0')}`;
export const caseId = hex;

/** One flagged post that waits. */
export const reviewRow = (number: number, more: Partial<ReviewRow> = {}): ReviewRow => ({
  id: hex(number),
  kind: 'post',
  state: 'waiting',
  openedAt: '2026-05-01T08:00:00.000Z',
  title: `Thread ${number}`,
  excerpt: `What post ${number} says`,
  subject: joerg,
  flagCount: 1,
  flagKinds: [{ kind: 'unkind', count: 1 }],
  heldBy: null,
  outcome: null,
  ...more,
});

export const reviewPage = (items: ReviewRow[], more: Partial<ReviewPage> = {}): ReviewPage => ({
  items,
  next: null,
  counters: { waiting: items.length, oldestAt: items[0]?.openedAt ?? null, medianHours: 4.4 },
  ...more,
});

/** The same post with all that is needed to judge it. */
export const reviewCase = (number: number, more: Partial<ReviewCase> = {}): ReviewCase => {
  const { id, html, author, createdAt } = post(number);
  return {
    ...reviewRow(number),
    thing: {
      kind: 'post',
      postId: id,
      thread: { id: THREAD_ID, title: `Thread ${number}`, slug: `thread-${number}`, spaceName: 'Assessment', isClosed: false },
      posts: [
        { ...post(number + 1), author: ngozi, html: '<p>Before it</p>', isRemoved: false, isSubject: false },
        { id, number, html, author, createdAt, isRemoved: false, isSubject: true },
      ].map(({ id: postId, number: place, author: who, html: words, createdAt: at, isRemoved, isSubject }) => ({
        id: postId,
        number: place,
        author: who,
        html: words,
        createdAt: at,
        isRemoved,
        isSubject,
      })),
    },
    flags: [{ kind: 'unkind', words: 'It is about the person', at: '2026-05-01T08:00:00.000Z' }],
    history: { posts: 12, removed: 1, warnings: 0, suspensions: 0, memberSince: '2019-06-01T00:00:00.000Z' },
    matched: [],
    suggestion: { decision: 'remove', reason: 'unkind', why: 'One report, and one post removed before.' },
    can: { decide: ['keep', 'remove', 'remove-and-warn', 'suspend'], undo: false, hold: true },
    ...more,
  };
};
