import { beforeEach, describe, expect, it } from '@jest/globals';
import { drafts } from './drafts';

beforeEach(async () => {
  await drafts.belongTo('amina');
  await drafts.save('thread:1', 'We tried', { replyTo: '4' });
});

describe('drafts', () => {
  it('wait where they were written, with what belongs to them', async () => {
    expect(await drafts.get('thread:1')).toMatchObject({ text: 'We tried', extra: { replyTo: '4' } });
    expect((await drafts.all()).map(([place]) => place)).toEqual(['thread:1']);
    await drafts.remove('thread:1');
    expect(await drafts.get('thread:1')).toBeUndefined();
  });

  it('stay for whoever wrote them when a session only ran out', async () => {
    await drafts.belongTo('amina');
    expect(await drafts.get('thread:1')).toMatchObject({ text: 'We tried' });
  });

  it('are not for the next person at this device', async () => {
    await drafts.belongTo('kofi');
    expect(await drafts.all()).toEqual([]);
  });

  it('are not for whom another tab has signed in since', async () => {
    localStorage.setItem('scholars-commons.drafts-of', 'kofi');
    await drafts.belongTo('kofi');
    expect(await drafts.all()).toEqual([]);
  });

  it('are gone after signing out', async () => {
    await drafts.clear();
    expect(await drafts.all()).toEqual([]);
  });
});
