import type { PostView } from '@scholars-commons/shared/discussions';
import type { Browser, Page } from '@playwright/test';
import { v7 } from 'uuid';
import { cutTheNetwork } from './support/cut';
import { endSessions, sql, tellRights } from './support/database';
import { expect, test } from './support/fixtures';
import { newcomer } from './support/newcomer';
import { box, scholarIdOf, threadIdOf } from './support/places';
import { ask, type Asked } from './support/requests';
import { startThread, write } from './support/threads';

/** How long the network is away: a minute in the long form. */
const AWAY_MS = process.env.TEST_LONG ? 60_000 : 6_000;

const AWAY = /connection is away|device is offline/;
const numbersOn = (page: Page) =>
  page.locator('[data-number]').evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.number)));
const texts = (page: Page) => page.getByRole('article').locator('p[dir]').allTextContents();
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const reply = (threadId: string, markdown: string): Asked => ({
  method: 'POST',
  path: `/api/threads/${threadId}/posts`,
  body: { id: v7(), markdown },
});

const missing = (): never => {
  throw new Error('The post is not there');
};

/** 200 things in one thread: posts, edits, removals and reactions, in turns. */
async function twoHundredThings(writer: Page, other: Page, threadId: string): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    const words = Array.from({ length: 12 }, (_, index) => `Said meanwhile ${turn * 12 + index}`);
    const posts = await ask<PostView>(
      writer,
      words.map((markdown) => reply(threadId, markdown)),
    );
    await ask(writer, [
      ...[0, 1, 2].map((index): Asked => {
        const { id, changedSeq } = posts[index] ?? missing();
        return { method: 'PATCH', path: `/api/posts/${id}`, body: { markdown: `Corrected ${turn} ${index}`, changedSeq } };
      }),
      ...[3, 4].map((index): Asked => ({ method: 'DELETE', path: `/api/posts/${(posts[index] ?? missing()).id}`, body: {} })),
    ]);
    await ask(
      other,
      [5, 6, 7].map((index): Asked => ({ method: 'PUT', path: `/api/posts/${(posts[index] ?? missing()).id}/reactions/thanks` })),
    );
  }
}

test('while a page is cut off 200 things happen: afterwards each is there once, in order, and what was written goes once', async ({
  as,
}) => {
  test.setTimeout(AWAY_MS + 180_000);
  const [amina, kofi, ngozi] = [await as(0), await as('moderator'), await as(1)];
  const network = await cutTheNetwork(ngozi);
  const path = await startThread(amina, `Two hundred ${Date.now()}`);
  const threadId = threadIdOf(path);
  await ask(
    amina,
    ['To be corrected', 'To be removed', 'To stay'].map((words) => reply(threadId, words)),
  );
  await ngozi.goto(path);
  await expect(ngozi.getByText('To stay')).toBeVisible();
  // Who writes hundreds of things need not watch them arrive: two cores carry both browsers.
  for (const writer of [amina, kofi]) await writer.goto('/about');

  await network.cut();
  const cutAt = Date.now();
  await expect(ngozi.getByText(AWAY)).toBeVisible({ timeout: 20_000 });
  await write(ngozi, 'From the train');
  await expect(ngozi.getByText('Will be sent when you are back')).toBeVisible();
  await box(ngozi).fill('Half a thought');

  const [page] = await ask<{ items: PostView[] }>(amina, [{ method: 'GET', path: `/api/threads/${threadId}/posts?after=1` }]);
  const [second = missing(), third = missing()] = page?.items ?? [];
  await ask(amina, [
    { method: 'PATCH', path: `/api/posts/${second.id}`, body: { markdown: 'Corrected', changedSeq: second.changedSeq } },
    { method: 'DELETE', path: `/api/posts/${third.id}`, body: {} },
  ]);
  await twoHundredThings(amina, kofi, threadId);
  await ask(kofi, [{ method: 'PATCH', path: `/api/threads/${threadId}`, body: { title: 'Two hundred, renamed' } }]);
  await ngozi.waitForTimeout(Math.max(0, cutAt + AWAY_MS - Date.now()));
  expect(await numbersOn(ngozi)).toEqual(upTo(4));

  await network.mend();
  await expect(ngozi.getByRole('log')).toContainText('Connected again.', { timeout: 20_000 });
  await expect(ngozi.getByText(AWAY)).toHaveCount(0);
  await expect(ngozi.getByText('Will be sent when you are back')).toHaveCount(0, { timeout: 20_000 });
  await expect(ngozi.getByRole('heading', { level: 1, name: 'Two hundred, renamed' })).toBeVisible();
  // The three before the cut and the first one, 120 meanwhile, and the one from the train.
  await expect.poll(() => numbersOn(ngozi), { timeout: 20_000 }).toEqual(upTo(125));
  await expect(ngozi.getByText('Corrected', { exact: true })).toHaveCount(1);
  await expect(ngozi.getByText('To be removed')).toHaveCount(0);
  await expect(ngozi.getByText('Removed by its author')).toHaveCount(21);
  await expect(ngozi.getByText(/^Corrected \d \d$/)).toHaveCount(30);
  await expect(ngozi.getByText('From the train')).toHaveCount(1);
  await expect(ngozi.getByRole('button', { name: /Thanks/, pressed: false })).toHaveCount(30);
  await expect(box(ngozi)).toHaveValue('Half a thought');
  const standing = await sql<{ markdown: string }>(
    `SELECT markdown FROM post WHERE thread_id = $1 AND removed_at IS NULL ORDER BY number`,
    [threadId],
  );
  expect(await texts(ngozi)).toEqual(standing.map(({ markdown }) => markdown));
  expect(standing.filter(({ markdown }) => markdown === 'From the train')).toHaveLength(1);
});

/** 505 posts; in the short form all but the last are written at once. */
async function fiveHundredMeanwhile(writer: Page, threadId: string): Promise<void> {
  const atOnce = process.env.TEST_LONG ? 0 : 504;
  await sql(
    `WITH t AS (UPDATE thread SET seq = seq + $2, last_post_number = last_post_number + $2, post_count = post_count + $2, last_post_at = now()
       WHERE id = $1 RETURNING seq, last_post_number, last_author_id)
     INSERT INTO post (id, thread_id, number, changed_seq, author_id, markdown, html)
     SELECT uuidv7(), $1, t.last_post_number - $2 + n, t.seq - $2 + n, t.last_author_id, said, '<p dir="auto">' || said || '</p>'
     FROM t, generate_series(1, $2::int) n, concat('Meanwhile ', n - 1) said`,
    [threadId, atOnce],
  );
  await ask(
    writer,
    Array.from({ length: 505 - atOnce }, (_, index) => reply(threadId, `Meanwhile ${atOnce + index}`)),
  );
}

test('more than the api tells one by one was missed: the page is loaded anew, without a hole', async ({ as }) => {
  test.setTimeout(300_000);
  const [amina, ngozi] = [await as(0), await as(1)];
  const network = await cutTheNetwork(ngozi);
  const path = await startThread(amina, `Five hundred ${Date.now()}`);
  const threadId = threadIdOf(path);
  await ask(amina, [reply(threadId, 'The last before the cut')]);
  await amina.goto('/about');
  await ngozi.goto(path);
  await expect(ngozi.getByText('The last before the cut')).toBeVisible();
  await network.cut();
  await expect(ngozi.getByText(AWAY)).toBeVisible({ timeout: 20_000 });
  await write(ngozi, 'From the tunnel');
  await fiveHundredMeanwhile(amina, threadId);
  const [changes] = await ask<{ refetch: boolean }>(amina, [{ method: 'GET', path: `/api/threads/${threadId}/changes?since=2` }]);
  expect(changes?.refetch).toBe(true);

  const asked: string[] = [];
  ngozi.on('request', (request) => asked.push(request.url()));
  await network.mend();
  await expect(ngozi.getByText('Meanwhile 0', { exact: true })).toBeAttached({ timeout: 20_000 });
  await expect.poll(() => asked.filter((url) => url.includes(threadId)).join('\n'), { timeout: 20_000 }).toContain('/posts?around=');
  await expect(ngozi.getByText('Meanwhile 0', { exact: true })).toBeAttached();
  const numbers = await numbersOn(ngozi);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  await expect(ngozi.getByText('Will be sent when you are back')).toHaveCount(0, { timeout: 20_000 });
  const stored = await sql<{ number: number }>(`SELECT number FROM post WHERE thread_id = $1 ORDER BY number`, [threadId]);
  expect(stored.map(({ number }) => number)).toEqual(upTo(508));
  await ngozi.goto(`${path}?post=508`);
  await expect(ngozi.getByText('From the tunnel')).toHaveCount(1);
});

/** Somebody of a cohort that has a space, with a thread in it. */
async function ofCohort(registrar: Page, browser: Browser) {
  const person = await newcomer(registrar, browser);
  const [space] = await sql<{ id: string; slug: string; name: string; cohort_id: string }>(
    `SELECT id, slug, name, cohort_id FROM space WHERE kind = 'cohort' ORDER BY place, slug LIMIT 1`,
  );
  if (!space) throw new Error('No cohort has a space');
  await sql(`INSERT INTO enrollment (id, scholar_id, cohort_id) VALUES ($1, $2, $3)`, [v7(), scholarIdOf(person), space.cohort_id]);
  await tellRights(scholarIdOf(person));
  const threadId = v7();
  const title = `Among us ${Date.now()}`;
  const thread: Asked = {
    method: 'POST',
    path: '/api/threads',
    body: { id: threadId, spaceId: space.id, title, post: { id: v7(), markdown: 'For our cohort alone' } },
  };
  await expect(async () => ask(person.page, [thread])).toPass({ timeout: 10_000 });
  return { person, space, title, path: `/threads/${threadId}/among-us` };
}

test('what went out of sight while a page was cut off is gone from it and from the lists', async ({ as, browser }) => {
  test.setTimeout(120_000);
  const { person, space, title, path } = await ofCohort(await as('registrar'), browser);
  const thread = await person.page.context().newPage();
  const list = await person.page.context().newPage();
  // Each page brings its own socket; the network of the browser is one.
  const [network, listNetwork] = [await cutTheNetwork(thread), await cutTheNetwork(list)];
  await person.page.close();
  await thread.goto(path);
  await expect(thread.getByText('For our cohort alone')).toBeVisible();
  await list.goto(`/discussions/${space.slug}`);
  await expect(list.getByText(title)).toBeVisible();

  await network.cut();
  await listNetwork.cut();
  await expect(thread.getByText(AWAY)).toBeVisible({ timeout: 20_000 });
  await sql(`DELETE FROM enrollment WHERE scholar_id = $1`, [scholarIdOf(person)]);
  await tellRights(scholarIdOf(person));
  // What was loaded stays to be read as long as nobody can be asked.
  await expect(thread.getByText('For our cohort alone')).toBeVisible();

  await network.mend();
  await listNetwork.mend();
  await expect(thread.getByText('There is nothing here that you can open')).toBeVisible({ timeout: 20_000 });
  await expect(thread.getByText('For our cohort alone')).toHaveCount(0);
  await expect(list.getByText(title)).toHaveCount(0, { timeout: 20_000 });
  await list.goto('/discussions');
  await expect(list.getByRole('heading', { level: 1, name: 'Discussions' })).toBeVisible();
  await expect(list.getByRole('link', { name: space.name })).toHaveCount(0);
  await endSessions(person.email);
  await thread.context().close();
});
