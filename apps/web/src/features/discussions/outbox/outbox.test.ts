import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { waitFor } from '@testing-library/react';
import type { PostView } from '@scholars-commons/shared/discussions';
import { ProblemError } from '../../../lib/api-client';
import { drafts } from '../../../lib/drafts';
import { post, THREAD_ID } from '../../../testing/discussions';
import { Outbox, type UnsentPost } from './outbox';

const problem = (status: number) => new ProblemError({ type: 'about:blank', title: 'Problem', status });
const written = (number: number, scholarId = 'amina'): Omit<UnsentPost, 'state'> => ({
  id: post(number).id,
  threadId: THREAD_ID,
  scholarId,
  markdown: `Words ${number}`,
  replyTo: null,
  createdAt: number,
});

const held: Outbox[] = [];
afterEach(() => held.splice(0).forEach((outbox) => outbox.close()));
function newOutbox(reply: (one: UnsentPost) => Promise<PostView>): Outbox {
  const outbox = new Outbox(reply, drafts);
  held.push(outbox);
  return outbox;
}
async function opened(reply: (one: UnsentPost) => Promise<PostView>) {
  const outbox = newOutbox(reply);
  await outbox.open('amina');
  const sent: string[] = [];
  outbox.onSent(({ id }) => sent.push(id));
  return { outbox, sent };
}
const accept = (one: UnsentPost) => Promise.resolve(post(1, { id: one.id }));
const states = (outbox: Outbox) => outbox.posts.map(({ state }) => state);

describe('the outbox', () => {
  it('shows a post at once and forgets it when it is sent', async () => {
    const { outbox, sent } = await opened(accept);
    const done = outbox.send(written(1));
    expect(states(outbox)).toEqual(['sending']);
    await done;
    expect(outbox.posts).toEqual([]);
    expect(sent).toEqual([written(1).id]);
  });

  it('sends the same post once however often it is pressed', async () => {
    const reply = jest.fn(accept);
    const { outbox } = await opened(reply);
    await Promise.all([outbox.send(written(1)), outbox.send(written(1))]);
    expect(reply).toHaveBeenCalledTimes(1);
  });

  it('keeps the order, one after the other', async () => {
    let running = 0;
    const { outbox, sent } = await opened(async (one) => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return accept(one);
    });
    await Promise.all([1, 2, 3].map((number) => outbox.send(written(number))));
    await outbox.flush();
    await waitFor(() => expect(sent).toEqual([1, 2, 3].map((number) => written(number).id)));
  });

  it('waits while nobody answers and goes once when the connection is back', async () => {
    const reply = jest.fn<(one: UnsentPost) => Promise<PostView>>().mockRejectedValueOnce(problem(0)).mockImplementation(accept);
    const { outbox, sent } = await opened(reply);
    await outbox.send(written(1));
    void outbox.send(written(2));
    expect(states(outbox)[0]).toBe('sending');
    await outbox.flush();
    await outbox.flush();
    await waitFor(() => expect(sent).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(sent).toEqual([written(1).id, written(2).id]);
  });

  it.each([0, 401, 429, 502, 503])('waits by itself when the answer is %i, which says nothing about the post', async (status) => {
    const reply = jest.fn<(one: UnsentPost) => Promise<PostView>>().mockRejectedValueOnce(problem(status)).mockImplementation(accept);
    const { outbox, sent } = await opened(reply);
    await outbox.send(written(1));
    expect(states(outbox)).toEqual(['waiting']);
    await outbox.flush();
    expect(sent).toEqual([written(1).id]);
  });

  it('keeps what the api refused until its writer decides', async () => {
    const reply = jest.fn<(one: UnsentPost) => Promise<PostView>>().mockRejectedValueOnce(problem(403)).mockImplementation(accept);
    const { outbox } = await opened(reply);
    await outbox.send(written(1));
    expect(outbox.posts[0]).toMatchObject({ state: 'failed', markdown: 'Words 1', error: { status: 403 } });
    await outbox.flush();
    expect(reply).toHaveBeenCalledTimes(1);
    await outbox.retry(written(1).id);
    expect(outbox.posts).toEqual([]);
  });

  it('keeps unsent posts over a reload, for their writer alone', async () => {
    const { outbox } = await opened(() => Promise.reject(problem(0)));
    await outbox.send(written(1));
    outbox.close();
    const others = newOutbox(accept);
    await others.open('ngozi');
    expect(others.posts).toEqual([]);
    const reply = jest.fn(accept);
    const again = newOutbox(reply);
    await again.open('amina');
    expect(reply).toHaveBeenCalledWith(expect.objectContaining({ id: written(1).id, markdown: 'Words 1' }));
    expect(await drafts.all()).toEqual([]);
  });

  it('takes a post back in every tab', async () => {
    const { outbox: here } = await opened(() => Promise.reject(problem(0)));
    await here.send(written(1));
    const { outbox: elsewhere } = await opened(() => Promise.reject(problem(0)));
    expect(states(elsewhere)).toEqual(['waiting']);
    here.discard(written(1).id);
    await waitFor(() => expect(elsewhere.posts).toEqual([]));
  });

  it('forgets a post that was on its way when its writer signed out, once it has arrived', async () => {
    let arrive = () => {};
    const reply = (one: UnsentPost) =>
      new Promise<PostView>((resolve) => {
        arrive = () => resolve(post(1, { id: one.id }));
      });
    const { outbox } = await opened(reply);
    const done = outbox.send(written(1));
    outbox.close();
    arrive();
    await done;
    await waitFor(async () => expect(await drafts.all()).toEqual([]));
  });

  it('lets a post be taken back', async () => {
    const { outbox } = await opened(() => Promise.reject(problem(0)));
    await outbox.send(written(1));
    outbox.discard(written(1).id);
    expect(outbox.posts).toEqual([]);
    expect(await drafts.all()).toEqual([]);
  });
});
