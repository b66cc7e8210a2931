import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { InTurn } from './in-turn.js';

it('keeps the order of one key, and lets others pass', async () => {
  const turns = new InTurn();
  const done: string[] = [];
  const work = (name: string, ms: number) => async () => {
    await sleep(ms);
    done.push(name);
  };
  await Promise.all([turns.run('a', work('a1', 60)), turns.run('a', work('a2', 0)), turns.run('b', work('b1', 5))]);
  expect(done).toEqual(['b1', 'a1', 'a2']);
});

it('runs no more of one key at once than told', async () => {
  const turns = new InTurn(3);
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(2);
    running -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => turns.run('a', work)));
  expect(most).toBe(3);
});

it('goes on after a failure, which its caller sees', async () => {
  const turns = new InTurn();
  const failed = turns.run('a', () => Promise.reject(new Error('away')));
  const next = turns.run('a', () => Promise.resolve('done'));
  await expect(failed).rejects.toThrow('away');
  await expect(next).resolves.toBe('done');
});

it('holds nothing of what is done', async () => {
  const turns = new InTurn();
  await Promise.all([turns.run('a', () => sleep(1)), turns.run('a', () => sleep(1))]);
  expect(turns).toEqual(new InTurn());
});
