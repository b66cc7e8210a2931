import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const SOURCE = join(import.meta.dirname, '../../../src');
/** Functions that count for others: each call of them is a use. */
const COUNTERS: Record<string, readonly string[]> = {
  limitMail: ['mail asked from an address', 'mail to an address'],
  assertPassword: ['sign-in of an account'],
};

const FUNCTION = /^(?: {2})?(?:export )?(?:private )?(?:async )?(?:function )?(\w+)\(/;
const CONSUME = /\blimits\s*\.\s*consume\(\s*(?:'([^']+)')?/;
const COUNTER = new RegExp(String.raw`\.(${Object.keys(COUNTERS).join('|')})\(`);

/** Every place in `src` that counts for a limit, as `<limit> at <file> <method>`. */
export function usesOfLimits(): Set<string> {
  const uses = new Set<string>();
  const paths = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
    let method = 'none';
    for (const line of readFileSync(join(SOURCE, path), 'utf8').split('\n')) {
      method = FUNCTION.exec(line)?.[1] ?? method;
      const consumed = CONSUME.exec(line);
      // A name that is not written out cannot be held against the table.
      const names = consumed ? [consumed[1] ?? 'a limit without a name'] : (COUNTERS[COUNTER.exec(line)?.[1] ?? ''] ?? []);
      if (consumed && method in COUNTERS) continue;
      for (const name of names) uses.add(`${name} at ${path.split(sep).join('/')} ${method}`);
    }
  }
  return uses;
}
