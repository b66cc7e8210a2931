import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FoundPost, type PostSearchPage, postSearchPage } from '@scholars-commons/shared/search';
import { searchPosts, shown, snippets } from '../../../test/support/searching.js';
import { age, reply, type Talk, talkOf } from '../../../test/support/talk.js';
import { type TestApp, testApp } from '../../../test/support/test-app.js';

let t: TestApp;
let talk: Talk;
let threadId: string;
beforeAll(async () => {
  t = await testApp();
  talk = await talkOf(t);
  const { id } = await t.make.thread({ spaceId: talk.open.id, authorId: talk.amina.scholar.id, title: 'Who marks the OSCE?' });
  threadId = id;
});
afterAll(() => t.close());

const search = (words: string, more = '') => searchPosts(t, talk.ben, words, more);
const say = (markdown: string, who = talk.amina) => reply(t, who, threadId, markdown);

describe('GET /api/search/posts', () => {
  it('answers 401 to a visitor', async () => {
    expect((await t.http().get('/api/search/posts?q=feedback')).status).toBe(401);
  });

  it.each([
    ['q', `q=${'a'.repeat(201)}`],
    ['q', 'q=%00'],
    ['q', ''],
    ['author', 'q=a&author=amina'],
    ['limit', 'q=a&limit=51'],
    ['cursor', 'q=a&cursor=WzFd'],
    ['cursor', `q=a&cursor=${Buffer.from('["NaN","x",true]').toString('base64url')}`],
    ['sort', 'q=a&sort=new'],
  ])('answers 400 at /%s for %s', async (pointer, query) => {
    const { status, body } = await t.http(talk.ben).get<{ errors: { pointer: string }[] }>(`/api/search/posts?${query}`);
    expect([status, body.errors[0]?.pointer]).toEqual([400, `/${pointer}`]);
  });

  it('answers 404 for a space that does not exist or is not open to the caller', async () => {
    for (const slug of ['none', talk.ofCohort.slug])
      expect((await t.http(talk.ben).get(`/api/search/posts?q=a&space=${slug}`)).status).toBe(404);
    for (const who of [talk.chen, talk.kofi])
      expect((await t.http(who).get(`/api/search/posts?q=a&space=${talk.ofCohort.slug}`)).status).toBe(200);
  });

  it('says where a post stands, who wrote it and why it was found, and keeps to the contract', async () => {
    const post = await say('We **calibrate** examiners each May & write <b>down</b> why.');
    const page = await search('calibrate OSCE', '');
    expect(page).toMatchObject({ items: [], total: 0, next: null, gaveUp: false, hasWords: true });
    const answer = await t.http(talk.ben).get('/api/search/posts?q=calibrate');
    expect(postSearchPage.parse(answer.body)).toEqual(answer.body);
    const [found] = (answer.body as { items: FoundPost[] }).items;
    expect(found).toMatchObject({
      id: post.id,
      number: 2,
      author: { name: 'Amina Diallo', credentials: 'MD' },
      thread: { id: threadId },
      space: { slug: talk.open.slug, name: 'Assessment' },
      createdAt: post.createdAt,
    });
    expect(snippets(answer.body as unknown as PostSearchPage)).toEqual(['We [calibrate] examiners each May & write <b>down</b> why.']);
  });

  it.each([
    ['another form of a word', 'The mentors were mentoring.', 'mentor', 'The [mentors] were [mentoring].'],
    ['folded accents', 'À l’Université de Genève', 'universite GENEVE', 'À l’[Université] de [Genève]'],
    ['accents where the text has none', 'In Zurich', 'Zürich', 'In [Zurich]'],
    ['words behind signs', 'An essay and/or viva.Then “rounds”…', 'viva rounds', 'An essay and/or [viva].Then “[rounds]”…'],
    ['both parts of a hyphen', 'Our co-supervision works', 'co-supervision', 'Our [co]-[supervision] works'],
    ['Chinese within a sentence', '我们讨论了研究方法。', '研究', '我们讨论了[研究]方法。'],
    ['Thai', 'การเรียนรู้ร่วมกัน', 'เรียนรู้', 'กา[รเรียนรู้ร่]วมกัน'],
    ['Arabic', 'ناقشنا التقييم اليوم', 'التقييم', 'ناقشنا [التقييم] اليوم'],
    ['Hindi', 'हमने मूल्यांकन पर बात की', 'मूल्यांकन', 'हमने [मूल्यांकन] पर बात की'],
  ])('finds %s', async (_what, text, words, expected) => {
    await say(text);
    expect(snippets(await search(words))).toEqual([expected]);
  });

  it('knows phrases and words to leave out', async () => {
    await say('Bedside teaching rounds in the morning');
    await say('Teaching at the bedside, in rounds of the evening');
    expect(snippets(await search('bedside teaching rounds'))).toHaveLength(2);
    expect(snippets(await search('"bedside teaching"'))).toEqual(['[Bedside] [teaching] rounds in the morning']);
    expect(snippets(await search('bedside rounds -morning'))).toEqual(['Teaching at the [bedside], in [rounds] of the evening']);
    expect(snippets(await search('rounds -"bedside teaching" evening'))).toHaveLength(1);
  });

  it.each(['the of and', '-feedback', '"" !', 'the -feedback', '👍', ''])('says that %j leaves nothing to look for', async (words) => {
    expect(await search(words)).toEqual({
      items: [],
      next: null,
      gaveUp: false,
      hasWords: false,
      ...(words.startsWith('the') ? { total: 0 } : {}),
    });
  });

  it.each([`' OR 1=1 --`, 'a & | ! ( ) <-> :* \\', `$1 {"a":1} %s \u202e`, 'x'.repeat(200), `"${'a '.repeat(99)}`, '\uFFFD'])(
    'stands %j',
    async (words) => {
      expect((await search(words)).items).toEqual([]);
    },
  );

  it('finds the first post of a thread by its title, and puts it before others of the same words', async () => {
    const { id } = await t.make.thread({ spaceId: talk.open.id, title: 'Portfolios that are read', markdown: 'Do yours work?' });
    await say('Nobody reads our portfolios.');
    const { items } = await search('portfolios');
    expect(items.map(({ thread }) => shown(thread.title))).toEqual(['[Portfolios] that are read', 'Who marks the OSCE?']);
    const author = await t.make.signedIn({ grants: ['moderator'] });
    await t.http(author).patch(`/api/threads/${id}`, { title: 'Diaries that are read' });
    expect((await search('portfolios')).items.map(({ thread }) => thread.id)).toEqual([threadId]);
    expect((await search('diaries')).items).toMatchObject([{ number: 1, thread: { id } }]);
  });

  it('keeps to a space and to an author', async () => {
    const other = await t.make.space();
    const { id } = await t.make.thread({ spaceId: other.id, authorId: talk.ben.scholar.id, markdown: 'Logbooks, again' });
    await say('Logbooks are fine.');
    expect((await search('logbooks')).items).toHaveLength(2);
    expect((await search('logbooks', `&space=${other.slug}`)).items).toMatchObject([{ thread: { id } }]);
    expect((await search('logbooks', `&author=${talk.amina.scholar.id}`)).items).toMatchObject([{ thread: { id: threadId } }]);
    expect((await search('logbooks', `&author=${talk.amina.scholar.id}&space=${other.slug}`)).items).toEqual([]);
  });

  it('pages through all of it once, newest of alike first, while others write', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 45; n += 1) {
      const { id } = await say('A jigsaw for small groups');
      await age(t, 'post', id, `${(n * 37) % 400} days`);
      ids.push(id);
    }
    const seen: FoundPost[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await search('jigsaw', `&limit=20${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items);
      cursor = page.next;
      await say('One more jigsaw');
    }
    expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(seen.map(({ createdAt }) => createdAt)).toEqual(
      seen
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .toReversed(),
    );
  });

  it('puts a good fit of this year before a better one of long ago', async () => {
    const old = await say('Simulators, simulators, simulators: on simulators');
    await age(t, 'post', old.id, '8 years');
    const recent = await say('We share two simulators between three wards and one skills room');
    expect((await search('simulators')).items.map(({ id }) => id)).toEqual([recent.id, old.id]);
  });
});
