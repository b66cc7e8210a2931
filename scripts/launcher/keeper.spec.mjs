import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Keeper } from './keeper.mjs';

/** Something that runs until it is ended; each launch may be told to fail. */
function rig() {
  /** @type {{ die: () => void, isStopped: boolean }[]} */
  const launched = [];
  /** @type {string[]} */
  const said = [];
  const failures = { next: 0 };
  const keeper = new Keeper(
    'The api',
    async () => {
      if (failures.next > 0) {
        failures.next -= 1;
        throw new Error('not yet');
      }
      const thing = { die: () => {}, isStopped: false };
      /** @type {Promise<void>} */
      const exited = new Promise((resolve) => {
        thing.die = () => resolve();
      });
      launched.push(thing);
      return {
        exited,
        stop: async () => {
          thing.isStopped = true;
          thing.die();
        },
      };
    },
    { say: (line) => said.push(line) },
  );
  return { keeper, launched, said, failures };
}

describe('Keeper', () => {
  it('starts again what ended unasked, and says so', async () => {
    const { keeper, launched, said } = rig();
    await keeper.start();
    launched[0]?.die();
    await sleep(20);
    expect(launched).toHaveLength(2);
    expect(said).toEqual(['The api ended unasked; starting it again.']);
    await keeper.stop();
  });

  it('goes on trying when a start fails', async () => {
    const { keeper, launched, said, failures } = rig();
    await keeper.start();
    failures.next = 2;
    launched[0]?.die();
    await sleep(800);
    expect(launched).toHaveLength(2);
    expect(said.filter((line) => line.includes('not yet'))).toHaveLength(2);
    await keeper.stop();
  });

  it('leaves the first failure to whoever started it', async () => {
    const { keeper, failures } = rig();
    failures.next = 1;
    await expect(keeper.start()).rejects.toThrow('not yet');
  });

  it('does not start again what was ended on purpose', async () => {
    const { keeper, launched, said } = rig();
    await keeper.start();
    await keeper.stop();
    await sleep(20);
    expect(launched).toEqual([expect.objectContaining({ isStopped: true })]);
    expect(said).toEqual([]);
  });
});
