import { v7 as uuidV7 } from 'uuid';
import type { Dice } from '../../src/database/seeds/random.js';
import { allNaughty } from '../support/naughty.js';
import type { Resolve, Schema } from './operations.js';

/** By `threads`, `posts`, `scholars`… */
export type Ids = Readonly<Record<string, readonly string[]>>;

const anyOf = (ids: Ids, dice: Dice): string => dice.pick(Object.values(ids).flat());

/** An id of the kind that belongs there, mostly. */
export const idAt = (place: string, { ids, dice }: Supply): string => {
  // What stands before may be a word such as "constructor".
  const fit = Object.hasOwn(ids, place) ? ids[place] : undefined;
  return fit?.length && dice.chance(0.85) ? dice.pick(fit) : anyOf(ids, dice);
};

/** What the generator draws from besides the document. */
export interface Supply {
  dice: Dice;
  resolve: Resolve;
  /** Ids of things that are there, one's own and others', by the part of an address that they come after. */
  ids: Ids;
  /** Words that fit where only some words do, by the name of the field. */
  words: Record<string, readonly unknown[]>;
}

const DEEPEST = 5;
const PLAIN = [
  'Amina',
  'How do you debrief?',
  '**Two** of us tried',
  'a',
  'Nairobi',
  'We wonder whether feedback within a day is used more.',
];

/** A value that fits its schema, as far as the document tells; odd words where any words fit. */
export function fitting(given: Schema, name: string, supply: Supply, depth = 0): unknown {
  const { dice, resolve } = supply;
  const schema = resolve(given);
  const known = supply.words[name];
  if (known && dice.chance(0.8)) return dice.pick(known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return dice.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fitting(dice.pick(choices), name, supply, depth + 1);
  const type = typeof schema.type === 'object' ? dice.pick(schema.type) : schema.type;
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return dice.chance(0.5);
    case 'integer':
    case 'number':
      return dice.chance(0.8)
        ? dice.int(schema.minimum ?? 0, Math.min(schema.maximum ?? 5, (schema.minimum ?? 0) + 5))
        : (schema.maximum ?? 1);
    case 'array': {
      const length = dice.int(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3));
      return depth > DEEPEST ? [] : Array.from({ length }, () => fitting(schema.items ?? {}, name, supply, depth + 1));
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key) || (depth < DEEPEST && dice.chance(0.6)))
          .map(([key, inner]) => [key, fitting(inner, key, supply, depth + 1)]),
      );
    default:
      return fittingText(schema, supply);
  }
}

function fittingText(schema: Schema, { dice, ids }: Supply): string {
  if (schema.format === 'uuid') return schema.pattern?.includes('-7[') ? uuidV7() : anyOf(ids, dice);
  if (schema.format === 'date-time') return new Date(Date.now() + dice.int(-3, 9) * 86_400_000).toISOString();
  if (schema.format === 'date') return new Date(Date.now() - dice.int(0, 900) * 86_400_000).toISOString().slice(0, 10);
  if (schema.pattern?.startsWith('^(19|20)')) return `20${dice.int(10, 26)}${dice.chance(0.5) ? '-05' : ''}`;
  if (schema.pattern === '^[A-Z]{2}$') return dice.pick(['KE', 'CH', 'VU', 'XX']);
  return dice.chance(0.5) ? dice.pick(PLAIN) : dice.pick(allNaughty);
}

const NUMBERS = [-1, 0, 1, 1.5, -0.0000001, 2 ** 31, 2 ** 31 - 1, -(2 ** 31), 2 ** 53, 2 ** 63, 1e21, 1e308, -1e308, 5e-324];
/** `JSON.stringify` would drop or call what these must reach the parser as. */
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  '',
  'a'.repeat(300),
  'isAdmin',
  'grants',
  'scholarId',
  'authorId',
  'x\u0000',
  '\ud800',
  '$ne',
  'a.b',
  'a/b~c',
];

/** A value of the wrong kind, size or depth. */
export function odd({ dice, ids }: Supply): unknown {
  return dice.pick<() => unknown>([
    () => null,
    () => dice.chance(0.5),
    () => dice.pick(NUMBERS),
    () => dice.pick(allNaughty),
    () => 'x'.repeat(dice.pick([255, 256, 501, 20_001, 70_000, 300_000])),
    () => 'é\u0301'.repeat(9_000),
    () => `a${'\u0000'}b`,
    () => 'lone \ud800 half',
    () => [],
    () => ({}),
    () => Array.from({ length: dice.pick([1, 21, 101, 10_000]) }, () => anyOf(ids, dice)),
    () => [[[[dice.pick(allNaughty)]]]],
    () => ({ [dice.pick(KEYS)]: dice.pick(allNaughty) }),
    () => nest(dice.int(5, 200)),
    () => anyOf(ids, dice),
    () => '0'.repeat(40),
  ])();
}

function nest(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

/** The same value with one thing wrong somewhere in it. */
export function spoilt(value: unknown, supply: Supply): unknown {
  const { dice } = supply;
  if (typeof value !== 'object' || value === null || dice.chance(0.15)) return odd(supply);
  if (Array.isArray(value)) {
    if (value.length === 0 || dice.chance(0.3)) return [...(value as unknown[]), odd(supply)];
    const at = dice.int(0, value.length - 1);
    return value.map((item: unknown, index) => (index === at ? spoilt(item, supply) : item));
  }
  const entries = Object.entries(value);
  const kind = dice.next();
  if (entries.length === 0 || kind < 0.25) return Object.fromEntries([...entries, [dice.pick(KEYS), odd(supply)]]);
  const [key, inner] = dice.pick(entries);
  if (kind < 0.45) return Object.fromEntries(entries.filter(([each]) => each !== key));
  return Object.fromEntries(
    entries.map(([each, held]) => [each, each === key ? (dice.chance(0.7) ? odd(supply) : spoilt(inner, supply)) : held]),
  );
}
