import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Steps } from './steps.mjs';

/** @type {string[]} */
let said = [];
beforeEach(() => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)));
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('Steps', () => {
  it('adds up parts and their tests, and closes with the sum alone on a line', async () => {
    const steps = new Steps();
    await steps.run('format', async () => ({ ok: true }));
    await steps.run('specs', async () => ({ ok: true, tally: { passed: 40, failed: 0 } }));
    expect(steps.finish()).toBe(0);
    expect(said.at(-1)?.trim()).toBe('41 passed, 0 failed');
  });

  it.each([
    ['a part that fails', async () => ({ ok: false, output: 'why' })],
    ['a part that throws', () => Promise.reject(new Error('why'))],
  ])('fails for %s, and tells why', async (_what, work) => {
    const steps = new Steps();
    await steps.run('good', async () => ({ ok: true }));
    await steps.run('bad', work);
    expect(steps.finish()).toBe(1);
    expect(said.join('\n')).toContain('why');
    expect(said.at(-1)?.trim()).toBe('1 passed, 1 failed');
  });

  it('says at the end again what failed, and why', async () => {
    const steps = new Steps();
    await steps.run('journeys', async () => ({ ok: false, tally: { passed: 3, failed: 1 }, reasons: ['staff › suspended'] }));
    steps.finish();
    expect(said.slice(-2)).toEqual(['\nFailed: journeys\n  staff › suspended', '\n3 passed, 1 failed']);
  });

  it('fails when a run went wrong although each of its tests passed', async () => {
    const steps = new Steps();
    await steps.run('specs', async () => ({ ok: false, tally: { passed: 3, failed: 0 } }));
    expect(steps.finish()).toBe(1);
    expect(said.at(-1)?.trim()).toBe('3 passed, 1 failed');
  });

  it('tells of a part that runs beside another in one piece, after it', async () => {
    const steps = new Steps();
    /** @type {string[]} */
    const begun = [];
    const besides = steps.beside('slow', async () => {
      begun.push('slow');
      return { ok: true, output: 'all it said\n', tally: { passed: 3, failed: 0 } };
    });
    await steps.run('quick', async () => {
      begun.push('quick');
      return { ok: true };
    });
    expect(begun).toEqual(['slow', 'quick']);
    expect(said.join('\n')).not.toContain('slow');
    expect(await besides()).toBe(true);
    expect(said.slice(-3)).toEqual(['\n── slow', 'all it said', expect.stringMatching(/^ok · slow · 3 passed, 0 failed · /)]);
    expect(steps.finish()).toBe(0);
    expect(said.at(-1)?.trim()).toBe('4 passed, 0 failed');
  });

  it.each([
    ['fails', async () => ({ ok: false, output: 'why' })],
    ['throws before anybody waits for it', () => Promise.reject(new Error('why'))],
  ])('fails for a part beside that %s, and tells why once', async (_what, work) => {
    const steps = new Steps();
    const besides = steps.beside('bad', work);
    await steps.run('good', () => new Promise((resolve) => setTimeout(resolve, 20, { ok: true })));
    expect(await besides()).toBe(false);
    expect(steps.finish()).toBe(1);
    expect(said.filter((line) => line.includes('why'))).toHaveLength(1);
    expect(said.at(-1)?.trim()).toBe('1 passed, 1 failed');
  });

  it('fails when nothing was run', () => expect(new Steps().finish()).toBe(1));
});
