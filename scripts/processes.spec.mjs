import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { alone, end, identify, isAlive, readRecord, writeRecord } from './processes.mjs';

const folder = mkdtempSync(join(tmpdir(), 'scholars-processes-'));
/** @type {import('node:child_process').ChildProcess[]} */
const started = [];

/** A process that says "ready" and stays. @param {string} code */
async function run(code) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  await once(child.stdout, 'data');
  const identity = identify(child.pid ?? 0);
  if (!identity) throw new Error('It did not start.');
  return { child, identity };
}
const STAYS = 'setInterval(() => {}, 1e6); console.log("ready");';

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a process', () => {
  it('is known by its number and its start', async () => {
    const { identity } = await run(STAYS);
    expect(isAlive(identity)).toBe(true);
    expect(isAlive({ ...identity, startedAt: 'another time' })).toBe(false);
    expect(isAlive(null)).toBe(false);
  });

  it('that took the number of ours is never ended', async () => {
    const { identity } = await run(STAYS);
    await end({ ...identity, startedAt: 'another time' });
    expect(isAlive(identity)).toBe(true);
  });

  it('is ended by the next signal when it ignores the first', async () => {
    const { child, identity } = await run(`process.on('SIGTERM', () => {}); ${STAYS}`);
    const closed = once(child, 'close');
    await end(identity, [
      ['SIGTERM', 200],
      ['SIGKILL', 5_000],
    ]);
    expect(isAlive(identity)).toBe(false);
    expect((await closed)[1]).toBe('SIGKILL');
  });
});

describe('a record', () => {
  it('comes back as written, and is nothing when absent or cut short', () => {
    const path = join(folder, 'some', 'record.json');
    expect(readRecord(path)).toBeNull();
    writeRecord(path, { port: 3000 });
    expect(readRecord(path)).toEqual({ port: 3000 });
    writeFileSync(path, '{"port": 30');
    expect(readRecord(path)).toBeNull();
  });
});

describe('alone', () => {
  it('lets one process in at a time', async () => {
    const log = join(folder, 'log');
    writeFileSync(log, '');
    const code = `
      import { appendFileSync } from 'node:fs';
      import { alone } from ${JSON.stringify(new URL('processes.mjs', import.meta.url).href)};
      for (let round = 0; round < 5; round += 1) {
        await alone(${JSON.stringify(join(folder, 'lock'))}, async () => {
          appendFileSync(${JSON.stringify(log)}, 'in ');
          await new Promise((resolve) => setTimeout(resolve, 5));
          appendFileSync(${JSON.stringify(log)}, 'out ');
        });
      }
      console.log('done');`;
    await Promise.all(Array.from({ length: 4 }, () => run(code).catch(() => {})));
    expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(20));
  });

  it('does not wait for a holder that died', async () => {
    const { child, identity } = await run(STAYS);
    const lock = join(folder, 'left.lock');
    writeRecord(lock, identity);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await alone(lock, () => 'mine')).toBe('mine');
    expect(readRecord(lock)).toBeNull();
  });

  it('gives the lock back when the work fails', async () => {
    const lock = join(folder, 'failed.lock');
    await expect(alone(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await alone(lock, () => 'next')).toBe('next');
  });
});
