import { beforeEach, describe, expect, it } from '@jest/globals';
import { problemTypes } from '@scholars-commons/shared/problem';
import { ProblemError } from '../api-client';
import { drafts } from '../drafts';
import { Edit } from './edit';
import type { Form } from './form';
import { SaveLog } from './save-log';

interface Values {
  title: string;
  text: string;
}
interface View extends Values {
  version: number;
}
const saved: Values = { title: 'One', text: 'Words' };
const PLACE = 'page:1';

/** A page as an api keeps it: a write with an older version is refused, with what stands now. */
function page(first: Values = saved) {
  let stands: View = { ...first, version: 1 };
  const failures: ('lost' | 'cut' | ProblemError)[] = [];
  const sent: View[] = [];
  const noAnswer = new ProblemError({ type: 'about:blank', title: 'No answer', status: 0 });
  const save = (values: Values, version: number): Promise<View> => {
    sent.push({ ...values, version });
    const failure = failures.shift();
    if (failure === 'cut') return Promise.reject(noAnswer);
    if (failure instanceof ProblemError) return Promise.reject(failure);
    const isSame = values.title === stands.title && values.text === stands.text;
    if (!isSame && version !== stands.version)
      return Promise.reject(new ProblemError({ type: problemTypes.stale, title: 'Stale', status: 409, current: stands }));
    if (!isSame) stands = { ...values, version: stands.version + 1 };
    return failure === 'lost' ? Promise.reject(noAnswer) : Promise.resolve(stands);
  };
  const valuesOf = ({ title, text }: View): Values => ({ title, text });
  const log = new SaveLog();
  const form: Form<Values, View> = { log, save, valuesOf, versionOf: ({ version }) => version, onStale: () => {} };
  const open = () => {
    const edit = new Edit<Values, View>(PLACE, valuesOf(stands), stands.version);
    edit.attach(form);
    edit.subscribe(() => {});
    edit.arrive();
    return edit;
  };
  return {
    open,
    sent,
    failures,
    log,
    stands: () => valuesOf(stands),
    /** Somebody else writes; this page has not read it. */
    elsewhere: (part: Partial<Values>) => void (stands = { ...stands, ...part, version: stands.version + 1 }),
    /** The page is read anew. */
    read: (edit: Edit<Values, View>) => edit.see(valuesOf(stands), stands.version),
  };
}

beforeEach(() => drafts.clear());

describe('an edit', () => {
  it('is saved, and nothing of it is kept then', async () => {
    const api = page();
    const edit = api.open();
    edit.change({ title: 'Two' });
    await edit.flush();
    expect(api.stands()).toEqual({ ...saved, title: 'Two' });
    expect([edit.isSaved, drafts.held(PLACE)]).toEqual([true, undefined]);
  });

  it('typed and taken back goes on from what others wrote meanwhile', async () => {
    const api = page();
    const edit = api.open();
    edit.change({ text: 'Words!' });
    api.elsewhere({ title: 'Theirs' });
    api.read(edit);
    edit.change({ text: 'Words' });
    await edit.flush();
    expect(api.sent).toEqual([]);
    expect(edit.shown().values).toEqual({ title: 'Theirs', text: 'Words' });
    api.read(edit);
    edit.change({ text: 'Mine' });
    await edit.flush();
    expect(api.stands()).toEqual({ title: 'Theirs', text: 'Mine' });
  });

  it('whose answer was lost is not met as somebody else’s: what was typed since goes on top of it', async () => {
    const api = page();
    const edit = api.open();
    api.failures.push('lost');
    edit.change({ title: 'Two' });
    await edit.flush();
    expect(edit.isSaved).toBe(false);
    edit.change({ title: 'Two and more' });
    await edit.flush();
    expect(edit.shown().theirs).toBeUndefined();
    expect(api.stands().title).toBe('Two and more');
  });

  it('whose answer was lost and which was taken back is taken back there too', async () => {
    const api = page();
    const edit = api.open();
    api.failures.push('lost');
    edit.change({ title: 'Two' });
    await edit.flush();
    edit.change({ title: 'One' });
    await edit.flush();
    expect([api.stands().title, edit.isSaved]).toEqual(['One', true]);
  });

  it('whose answer was lost and which is gone on with in another visit asks nothing', async () => {
    const api = page();
    const first = api.open();
    api.failures.push('lost', 'cut');
    first.change({ title: 'Two' });
    await first.flush();
    const edit = api.open();
    edit.change({ title: 'Two and more' });
    await edit.flush();
    await edit.flush();
    expect([api.stands().title, edit.shown().theirs]).toEqual(['Two and more', undefined]);
  });

  it('that somebody has to choose for keeps what it was begun on, also when it is gone on with later', async () => {
    const api = page();
    const edit = api.open();
    edit.change({ title: 'Mine' });
    api.elsewhere({ title: 'Theirs', text: 'Their words' });
    await edit.flush();
    expect(edit.shown().theirs).toEqual({ title: 'Theirs', text: 'Their words' });
    edit.decideLater();
    edit.change({ title: 'Mine, still' });
    await edit.flush();
    const again = api.open();
    expect(again.shown()).toMatchObject({ values: { title: 'Mine, still' }, theirs: { title: 'Theirs' } });
    expect(api.log.state().kind).toBe('failed');
    again.keepMine();
    await again.flush();
    expect(api.stands()).toEqual({ title: 'Mine, still', text: 'Their words' });
    expect(drafts.held(PLACE)).toBeUndefined();
  });

  it('gives way where somebody takes the other one', async () => {
    const api = page();
    const edit = api.open();
    edit.change({ title: 'Mine' });
    api.elsewhere({ title: 'Theirs' });
    await edit.flush();
    edit.takeTheirs();
    await edit.flush();
    expect([edit.shown().values.title, api.stands().title, edit.isSaved]).toEqual(['Theirs', 'Theirs', true]);
    expect(drafts.held(PLACE)).toBeUndefined();
  });

  it('takes what was typed while it was on its way', async () => {
    const api = page();
    const edit = api.open();
    edit.change({ title: 'Two' });
    const sending = edit.flush();
    edit.change({ title: 'Two and a half' });
    await Promise.all([sending, edit.flush()]);
    expect([api.stands().title, edit.isSaved]).toEqual(['Two and a half', true]);
    expect(api.sent.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('that is refused stays, with what is wrong, and is not taken for one that may have arrived', async () => {
    const api = page();
    const edit = api.open();
    const errors = [{ pointer: '/title', detail: 'Too long' }];
    api.failures.push(new ProblemError({ type: 'about:blank', title: 'Bad', status: 400, errors }));
    edit.change({ title: 'Far too long' });
    await edit.flush();
    expect(edit.shown().faults).toEqual({ '/title': 'Too long' });
    edit.change({ title: 'One' });
    await edit.flush();
    expect([api.sent.length, api.log.state().kind, edit.isSaved]).toEqual([1, 'idle', true]);
  });

  it('that could not be saved goes on top of a page that was read anew meanwhile', async () => {
    const api = page();
    const edit = api.open();
    api.failures.push('cut');
    edit.change({ title: 'Mine' });
    await edit.flush();
    api.elsewhere({ text: 'Their words' });
    api.read(edit);
    edit.arrive();
    await edit.flush();
    expect(api.stands()).toEqual({ title: 'Mine', text: 'Their words' });
  });

  it('is decided against what stands by now, not against what stood when it was put off', async () => {
    const api = page();
    const edit = api.open();
    edit.change({ title: 'Mine' });
    api.elsewhere({ title: 'Theirs' });
    await edit.flush();
    edit.decideLater();
    api.elsewhere({ title: 'Theirs, later' });
    api.read(edit);
    const { retry } = api.log.state() as { retry: () => void };
    retry();
    expect(edit.shown().theirs?.title).toBe('Theirs, later');
    edit.takeTheirs();
    await edit.flush();
    expect([edit.shown().values.title, api.stands().title]).toEqual(['Theirs, later', 'Theirs, later']);
  });

  it('takes no older page for what stands', async () => {
    const api = page();
    const edit = api.open();
    edit.change({ title: 'Two' });
    await edit.flush();
    edit.see(saved, 1);
    expect(edit.shown().values.title).toBe('Two');
  });

  it('of somebody who has left is neither kept nor sent', async () => {
    const api = page();
    const edit = api.open();
    api.failures.push('cut');
    edit.change({ title: 'Mine' });
    await edit.flush();
    await drafts.clear();
    edit.abandon();
    edit.change({ title: 'Mine, still' });
    await edit.flush();
    expect([api.sent.length, drafts.held(PLACE)]).toEqual([1, undefined]);
  });
});
