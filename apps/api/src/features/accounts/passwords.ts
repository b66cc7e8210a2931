import { dictionary } from '@zxcvbn-ts/language-common';
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { ProblemException } from '../../common/problem/problem-exception.js';

/** argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet); the enum is ambient, hence the number. */
const OPTIONS = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Some 49,000 passwords seen in leaks: the list `passwords` of @zxcvbn-ts/language-common. */
const common = new Set(dictionary.passwords);

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), OPTIONS);

let decoy: Promise<string> | undefined;

/** Compares in the same time whether or not there is a hash, so that an answer's time tells nothing about an address. */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this one');
  const fits = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return fits && Boolean(stored);
}

/** A common password, also with digits and marks round it, or written twice. */
export function isCommon(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const half = core.slice(0, core.length / 2);
  const isRepeated = core.length > 0 && (half + half === core || new Set(plain).size < 5);
  return common.has(plain) || common.has(core) || isRepeated || new Set(plain).size < 5;
}

/** @throws ProblemException 400 at `/password` */
export function assertNotCommon(password: string): void {
  if (!isCommon(password)) return;
  throw new ProblemException(400, {
    type: '/problems/common-password',
    detail: 'This password is on a list of common ones.',
    errors: [
      { pointer: '/password', detail: 'This one is easily guessed. Several words together are easy to keep in mind and hard to guess.' },
    ],
  });
}
