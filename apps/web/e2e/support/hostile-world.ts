import { randomUUID } from 'node:crypto';
import type { APIResponse, Browser, Page } from '@playwright/test';
import { NEWS_TEXT_MAX } from '@scholars-commons/shared/news';
import { expect } from './fixtures';
import { hostile } from './hostile';
import { newcomer } from './newcomer';
import type { HostileWorld } from './planted-world';

const ORIGIN = process.env.BASE_URL ?? 'http://127.0.0.1:3000';
const NOT_IN_A_LINE = /[\n\t\u0001\u2028\u2029]/;
const inLines = hostile.filter((words) => !NOT_IN_A_LINE.test(words));

/** All that fit into single lines, several in each as far as they go; longer ones are left to longer fields. */
function lines(max: number): string[] {
  const packed: string[] = [];
  for (const words of inLines.filter(({ length }) => length <= max)) {
    const last = packed.at(-1);
    if (last && last.length + words.length < max) packed[packed.length - 1] = `${last} ${words}`;
    else packed.push(words);
  }
  return packed;
}

const storable = hostile.filter((words) => !words.includes('\u0001'));
/** Every one as a text of its own lines, ten in each: blank lines keep them apart. */
const texts = (): string[] =>
  Array.from({ length: Math.ceil(storable.length / 10) }, (_, n) => storable.slice(n * 10, n * 10 + 10).join('\n\n'));
/** Every one in as few texts as hold them. */
function wholeTexts(max: number): string[] {
  const packed: string[] = [''];
  for (const words of storable) {
    const last = packed.at(-1) ?? '';
    if (last.length + words.length + 2 > max) packed.push(words);
    else packed[packed.length - 1] = last ? `${last}\n\n${words}` : words;
  }
  return packed;
}

const NAME_MAX = 80;
/** Every one that fits into a name. */
export const inNames = inLines.filter(({ length }) => length <= NAME_MAX);

/** An id of version 7, as pages make them. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

type Method = 'get' | 'post' | 'put' | 'patch';

async function send<T>(page: Page, method: Method, path: string, data?: object): Promise<T> {
  const answer: APIResponse = await page.request[method](path, { headers: { origin: ORIGIN }, ...(data ? { data } : {}) });
  expect(answer.status(), `${method} ${path}: ${(await answer.text()).slice(0, 300)}`).toBeLessThan(300);
  return (await answer.json().catch(() => ({}))) as T;
}

interface Whole {
  positions: { institution: { id: string } }[] | null;
  own: { versions: Record<string, number> } | null;
}

/** Fills a page of one's own with them, block by block. */
async function fillProfile(page: Page, path: string): Promise<void> {
  const save = async (block: string, fields: object) => {
    const { own } = await send<Whole>(page, 'get', path);
    await send(page, 'patch', path, { block, version: own?.versions[block] ?? 0, ...fields });
  };
  const short = lines(NAME_MAX);
  const [bio] = wholeTexts(8_000);
  await save('names', { given: short[0], family: short[1], credentials: short[2] });
  await save('about', { headline: lines(160)[0], bio, pronouns: lines(40)[0] });
  await save('place', { city: short[3], countryCode: 'KE' });
  for (const title of lines(300)) await send(page, 'post', `${path}/achievements`, { id: newId(), kind: 'award', title, detail: title });
  for (const [n, title] of lines(120).slice(0, 8).entries())
    await send(page, 'post', `${path}/positions`, {
      id: newId(),
      institution: { proposedName: lines(200)[n] ?? title },
      title,
      department: title,
      from: null,
      to: null,
      isMain: n === 0,
    });
  for (const label of lines(60).slice(0, 8))
    await send(page, 'post', `${path}/contacts`, { id: newId(), kind: 'link', value: 'https://example.org/%22onclick=alert(1)', label });
}

/** People whose names are all of them together; each works at a place whose name is such too. */
async function people(registrar: Page): Promise<void> {
  const [names, places] = [lines(NAME_MAX), lines(200)];
  for (let n = 0; n < names.length; n += 3) {
    const id = newId();
    const [given, family, credentials] = names.slice(n, n + 3);
    await send(registrar, 'post', '/api/scholars', { id, given, family: family ?? null, credentials: credentials ?? null });
    const institution = { proposedName: places[n / 3] ?? places[0] };
    await send(registrar, 'post', `/api/scholars/${id}/positions`, { id: newId(), institution, from: null, to: null, isMain: true });
  }
}

/** Begins threads with such titles, and one that holds all of the texts. @returns the address of that one */
async function talk(author: Page, spaceId: string): Promise<{ threadId: string; postIds: string[] }> {
  const posts = texts();
  const start = async (title: string, markdown: string) => {
    const thread = { id: newId(), spaceId, title, post: { id: newId(), markdown } };
    await send(author, 'post', '/api/threads', thread);
    return thread;
  };
  for (const title of lines(150).slice(1)) await start(title, title);
  const { id: threadId, post } = await start(lines(150)[0] ?? '', posts[0] ?? '');
  const postIds = [post.id];
  for (const markdown of posts.slice(1)) {
    const id = newId();
    await send(author, 'post', `/api/threads/${threadId}/posts`, { id, markdown });
    postIds.push(id);
  }
  return { threadId, postIds };
}

/** News with such words, submitted by the author and published by an editor, and one more that waits. @returns addresses where they show */
async function news(author: Page, editor: Page): Promise<string[]> {
  const shown: string[] = [];
  const [first = '', second = first] = wholeTexts(NEWS_TEXT_MAX);
  for (const [n, text] of [first, second, first, second].entries()) {
    const id = newId();
    const path = `/api/news-submissions/${id}`;
    await send(author, 'post', '/api/news-submissions', { id, kind: 'award' });
    const title = lines(150)[n] ?? text;
    await send(author, 'patch', path, { version: 1, title, text, link: 'https://example.org/%22onclick=alert(1)' });
    const { version } = await send<{ version: number }>(author, 'post', `${path}/submit`, { version: 2 });
    shown.push(`/me/submissions/${id}`);
    if (n === 3) continue;
    const opened = await send<{ version: number }>(editor, 'post', `${path}/open`, { version });
    const { newsId } = await send<{ newsId: string }>(editor, 'post', `${path}/publish`, { version: opened.version });
    shown.push(`/news/${newsId}`);
  }
  return ['/news', ...shown];
}

interface Cast {
  browser: Browser;
  reader: Page;
  moderator: Page;
  editor: Page;
  registrar: Page;
  admin: Page;
}

/** Somebody whose every word is hostile, in every place that takes words. */
export async function hostileWorld({ browser, reader, moderator, editor, registrar, admin }: Cast): Promise<HostileWorld> {
  const person = await newcomer(registrar, browser);
  const author = person.page;
  const scholar = person.path.replace('/people/', '/api/scholars/');
  await fillProfile(author, scholar);
  await people(registrar);
  const { positions } = await send<Whole>(author, 'get', scholar);
  const institutions = (positions ?? []).map(({ institution }) => `/institutions/${institution.id}`);
  const space = { id: newId(), name: lines(80)[4] ?? '', description: lines(300)[0] ?? '' };
  const { slug } = await send<{ slug: string }>(admin, 'post', '/api/spaces', space);
  const { threadId, postIds } = await talk(author, space.id);
  // The reader is told of answers: titles, names and beginnings of such posts.
  const asked = { id: newId(), spaceId: space.id, title: 'A question of the reader', post: { id: newId(), markdown: 'Well?' } };
  await send(reader, 'post', '/api/threads', asked);
  for (const markdown of texts().slice(0, 6))
    await send(author, 'post', `/api/threads/${asked.id}/posts`, { id: newId(), markdown, replyTo: asked.post.id });
  const flag = (path: string, words: string) => send(reader, 'post', `${path}/flags`, { id: newId(), kind: 'other', words });
  for (const [n, id] of postIds.slice(0, 4).entries()) await flag(`/api/posts/${id}`, (texts()[n] ?? '').slice(0, 900));
  await flag(scholar, lines(300)[0] ?? '');
  const published = await news(author, editor);
  const { items } = await send<{ items: { id: string }[] }>(moderator, 'get', '/api/review?limit=100');
  await send(moderator, 'patch', `/api/threads/${asked.id}`, { closed: true, reason: lines(300)[1] });

  const inAddress = lines(600)
    .slice(0, 4)
    .map((words) => encodeURIComponent(words));
  const threads = Array.from({ length: Math.ceil(postIds.length / 15) }, (_, n) => `/threads/${threadId}?post=${n * 15 + 1}`);
  const searches = ['alert', 'script', 'stranger', 'javascript', 'img'].map((words) => `/discussions/search?q=${words}`);
  const echoes = inAddress.flatMap((words) => [
    `/people?q=${words}`,
    `/institutions?q=${words}`,
    `/threads/${threadId}/${words}`,
    `/nowhere/${words}#${words}`,
  ]);
  const signedIn = await author.context().storageState();
  await author.context().close();
  return {
    author: signedIn,
    thread: `/threads/${threadId}?post=1`,
    addresses: {
      reader: [
        ...threads,
        `/discussions/${slug}`,
        '/discussions',
        '/',
        '/me/notifications',
        person.path,
        ...published,
        ...echoes,
        ...searches,
        `/sign-in?next=javascript:alert(1)`,
        '/sign-in?next=//[',
        '/people?sort=recent',
      ],
      author: ['/me/profile', '/me/account', '/me/drafts', '/me/submissions', '/me/sessions', person.path, ...institutions],
      moderator: ['/desk/review', ...items.slice(0, 6).map(({ id }) => `/desk/review?case=${id}`), person.path],
      editor: ['/desk/review?kind=submission', ...published],
      registrar: ['/people?sort=recent', person.path, '/institutions', ...institutions.slice(0, 2)],
      admin: ['/desk/audit', '/desk/grants', '/desk/jobs', '/discussions'],
    },
  };
}
