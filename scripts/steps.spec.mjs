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

  it('fails when a run went wrong although each of its tests passed', async () => {
    const steps = new Steps();
    await steps.run('specs', async () => ({ ok: false, tally: { passed: 3, failed: 0 } }));
    expect(steps.finish()).toBe(1);
    expect(said.at(-1)?.trim()).toBe('3 passed, 1 failed');
  });

  it('fails when nothing was run', () => expect(new Steps().finish()).toBe(1));
});
