import { Dice } from '../random.js';
import type { Space } from './spaces.js';

/** When and where a thread stands, and how long it gets, before anybody has said a word. */
export interface ThreadPlan {
  space: Space;
  startedAt: number;
  endedAt: number;
  posts: number;
  /** It goes from one thing to the next for a year. */
  wanders: boolean;
}

export interface Volume {
  threads: number;
  posts: number;
  /** Posts of the one thread that goes on for ever. */
  longest: number;
  openForDays: number;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const MOST = 400;

/** Sizes as they are in life: many short, few long; together exactly as many as asked. */
function sizes({ threads, posts, longest }: Volume, dice: Dice): number[] {
  const weights = Array.from({ length: threads - 1 }, () => Math.exp(dice.normal()));
  const sum = weights.reduce((one, other) => one + other, 0);
  const wanted = posts - longest;
  const most = Math.min(MOST, Math.floor(longest / 2));
  const found = weights.map((weight) => Math.max(1, Math.min(most, Math.round((weight / sum) * wanted))));
  for (let rest = wanted - found.reduce((one, other) => one + other, 0); rest !== 0; ) {
    const index = Math.floor(dice.next() * found.length);
    const step = Math.sign(rest);
    const size = (found[index] ?? 1) + step;
    if (size < 1 || size > most) continue;
    found[index] = size;
    rest -= step;
  }
  return found;
}

/** All threads, oldest first. */
export function threadPlans(spaces: readonly Space[], volume: Volume, now: Date): ThreadPlan[] {
  const dice = new Dice('thread plans');
  const weighted = spaces.filter(({ weight }) => weight > 0).map((space) => [space, space.weight] as const);
  const latest = now.getTime() - 4 * MINUTE;
  const plans = sizes(volume, dice).map((posts): ThreadPlan => {
    const space = dice.weighted(weighted);
    // The first days of a platform are quiet; of late more is begun.
    const age = volume.openForDays * DAY * (1 - (1 - dice.next()) ** (1 / 1.6)) ** 1.6;
    const startedAt = Math.min(latest - 10 * MINUTE, Math.max(now.getTime() - age, space.talksFrom));
    const lasts = Math.min(150 * DAY, 2 * DAY * Math.exp(dice.normal() * 1.1) * Math.sqrt(posts));
    return {
      space,
      startedAt,
      endedAt: Math.min(latest - dice.next() * 6 * 60 * MINUTE * (startedAt > latest - DAY ? 0.1 : 1), startedAt + lasts),
      posts,
      wanders: false,
    };
  });
  const commons = spaces.find(({ slug }) => slug === 'commons') ?? dice.pick(spaces);
  plans.push({
    space: commons,
    startedAt: now.getTime() - Math.min(430, volume.openForDays / 4) * DAY,
    endedAt: latest,
    posts: volume.longest,
    wanders: true,
  });
  return plans
    .map((plan) => ({ ...plan, endedAt: Math.max(plan.endedAt, plan.startedAt + MINUTE) }))
    .sort((one, other) => one.startedAt - other.startedAt);
}

/** Moments of the posts, the first at the beginning; answers come fast at first and slowly later. */
export function momentsOf({ startedAt, endedAt, posts, wanders }: ThreadPlan, dice: Dice): number[] {
  const shape = wanders ? 1 : 1.8;
  const later = Array.from({ length: posts - 1 }, () => startedAt + (endedAt - startedAt) * dice.next() ** shape).sort(
    (one, other) => one - other,
  );
  const moments = [startedAt, ...later].map(Math.floor);
  for (let index = 1; index < moments.length; index += 1) moments[index] = Math.max(moments[index] ?? 0, (moments[index - 1] ?? 0) + 1);
  return moments;
}
