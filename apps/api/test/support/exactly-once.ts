import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { ApiProcess } from './api-process.js';
import { Posting } from './posting.js';
import type { Processes } from './processes.js';

interface Written {
  threadId: string;
  /** Who wrote the thread's first post, which all the others answer. */
  askerId: string;
  /** Number by id of what was accepted. */
  accepted: ReadonlyMap<string, number>;
}

/** Everything accepted in a thread is there once, in its order, counted, told of once, and nothing else is. */
export async function expectExactlyOnce(owner: DataSource, { threadId, askerId, accepted }: Written): Promise<void> {
  const rows = await owner.query<{ id: string; number: number }[]>('SELECT id, number FROM post WHERE thread_id = $1 ORDER BY number', [
    threadId,
  ]);
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: accepted.size + 1 }, (_, n) => n + 1));
  expect(new Map(rows.slice(1).map(({ id, number }) => [id, number]))).toEqual(
    new Map([...accepted].toSorted(([, one], [, other]) => one - other)),
  );
  const [counters] = await owner.query<object[]>('SELECT seq, post_count, last_post_number FROM thread WHERE id = $1', [threadId]);
  expect(counters).toEqual({ seq: rows.length, post_count: rows.length, last_post_number: rows.length });
  const told = await owner.query<{ post_id: string }[]>('SELECT post_id FROM notification WHERE scholar_id = $1', [askerId]);
  expect(told.map(({ post_id }) => post_id).toSorted()).toEqual([...accepted.keys()].toSorted());
  const markers = await owner.query<object[]>(
    `SELECT 1 FROM read_marker m WHERE m.thread_id = $1 AND m.read_number <>
       (SELECT max(p.number) FROM post p WHERE p.thread_id = m.thread_id AND p.author_id = m.scholar_id)`,
    [threadId],
  );
  expect(markers).toEqual([]);
}

/** Five people who answer in one thread of a process at a steady pace, and what must be there in the end. */
export async function answering({ make, owner }: Processes, api: ApiProcess, aSecond: number) {
  const asker = await make.signedIn();
  const thread = await make.thread({ authorId: asker.scholar.id });
  const posting = new Posting({ make, place: api }, 1_000 / aSecond, await make.several(5), [thread]);
  const accepted = () => posting.accepted.get(thread.id) ?? new Map<string, number>();
  return {
    posting,
    tries: posting.writer.tries,
    accepted,
    expectExactlyOnce: () => expectExactlyOnce(owner, { threadId: thread.id, askerId: asker.scholar.id, accepted: accepted() }),
  };
}
