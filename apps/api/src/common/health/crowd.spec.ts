import { describe, expect, it } from '@jest/globals';
import { Crowd } from './crowd.js';

const MOST = 20;
const IN_A_CROWD = 3;
const BURST = 400;

/** A crowd whose line has stood for longer than a burst. */
function crowded() {
  const told: boolean[] = [];
  const crowd = new Crowd(MOST, (isCrowded) => told.push(isCrowded));
  crowd.admitsRead(0, MOST);
  expect(crowd.admitsRead(1_000, MOST)).toBe(false);
  return { crowd, told };
}

describe('a crowd', () => {
  it('is none as long as few are at work, however long', () => {
    const crowd = new Crowd(MOST);
    for (let at = 0; at < 100_000; at += 100) expect(crowd.admitsRead(at, MOST - 1)).toBe(true);
  });

  it('is none where the line is through within half a second', () => {
    const crowd = new Crowd(MOST);
    for (let at = 0; at < 10_000; at += 500) {
      expect(crowd.admitsRead(at, BURST)).toBe(true);
      crowd.left(at, MOST - 1);
    }
  });

  it('begins where a line stands for longer', () => {
    const standing = new Crowd(MOST);
    expect([0, 400, 500].map((at) => standing.admitsRead(at, MOST))).toEqual([true, true, true]);
    expect(standing.admitsRead(501, MOST)).toBe(false);
  });

  it('lets in as many as are answered at once', () => {
    const { crowd } = crowded();
    expect(crowd.admitsRead(1_001, IN_A_CROWD)).toBe(false);
    expect(crowd.admitsRead(1_002, IN_A_CROWD - 1)).toBe(true);
  });

  it('lets in one at a time where there is room for hardly any', () => {
    const crowd = new Crowd(1);
    crowd.admitsRead(0, 1);
    expect([crowd.admitsRead(501, 1), crowd.admitsRead(502, 0)]).toEqual([false, true]);
  });

  it.each([
    { refused: 3, isOver: false },
    { refused: 2, isOver: true },
  ])('of 100 in a second, $refused refused: over is $isOver', ({ refused, isOver }) => {
    const { crowd, told } = crowded();
    for (let n = 0; n < 100; n += 1) crowd.admitsRead(2_000 + n, n < refused ? IN_A_CROWD : 0);
    crowd.admitsRead(3_000, 0);
    expect(told).toEqual(isOver ? [true, false] : [true]);
  });

  it.each([
    { work: 35, isOver: false },
    { work: 25, isOver: true },
  ])('half refused, as pages ask for much at once, and $work of 100 ms at work: over is $isOver', ({ work, isOver }) => {
    const { crowd, told } = crowded();
    crowd.left(1_000, 0);
    for (let at = 1_000; at < 2_000; at += 100) {
      const page = [0, 1, 2, 3, 3, 3].map((atWork) => crowd.admitsRead(at, atWork));
      expect(page).toEqual([true, true, true, false, false, false]);
      for (const left of [2, 1, 0]) crowd.left(at + work, left);
    }
    crowd.admitsRead(2_000, 0);
    expect(told).toEqual(isOver ? [true, false] : [true]);
  });

  it('lets all in after half a minute, to see whether it is still there, and has less patience then', () => {
    const { crowd, told } = crowded();
    for (let at = 1_100; at <= 31_000; at += 100) expect(crowd.admitsRead(at, IN_A_CROWD)).toBe(false);
    // Those who stand in line when it ends are no crowd yet.
    expect(crowd.admitsRead(32_000, MOST - 1)).toBe(true);
    expect(told).toEqual([true, false]);
    expect([32_010, 32_110].map((at) => crowd.admitsRead(at, MOST))).toEqual([true, true]);
    expect(crowd.admitsRead(32_111, MOST)).toBe(false);
    expect(told).toEqual([true, false, true]);
  });

  it('is patient again when there was none for half a minute', () => {
    const { crowd } = crowded();
    expect(crowd.admitsRead(32_000, 0)).toBe(true);
    expect(crowd.admitsRead(63_000, MOST)).toBe(true);
  });
});
