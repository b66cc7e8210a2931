import type { Client } from 'pg';
import { copyRows } from '../copy-rows.js';
import { idAt } from '../ids.js';
import type { Person } from '../people/person.js';
import { Dice } from '../random.js';
import type { DemoPerson } from './demo-people.js';

const DAY = 86_400_000;

/**
 * Accounts of all who claimed their record. They have no password and sign in by link; the demo's people get theirs when
 * sign-ins are asked for.
 */
export async function writeAccounts(client: Client, people: readonly Person[], demo: readonly DemoPerson[], now: Date): Promise<void> {
  const dice = new Dice('accounts');
  const guests = new Set(demo.map(({ person }) => person));
  const hasAccount = (person: Person) => person.claimedAt !== null && (person.state === 'claimed' || person.state === 'suspended');
  const caughtUpAt = (person: Person, claimedAt: Date): Date => {
    // Caught up three days ago: what was begun since is new to them.
    if (guests.has(person)) return new Date(now.getTime() - 3 * DAY);
    return new Date(claimedAt.getTime() + dice.next() * (now.getTime() - claimedAt.getTime()));
  };
  await copyRows(
    client,
    'account',
    people.filter(hasAccount).map((person) => {
      const claimedAt = person.claimedAt ?? now;
      return {
        id: idAt(claimedAt, dice),
        scholar_id: person.id,
        email: person.email,
        caught_up_at: caughtUpAt(person, claimedAt),
        created_at: claimedAt,
      };
    }),
  );
  await copyRows(
    client,
    'staff_grant',
    demo.flatMap(({ person, grants }) => grants.map((kind) => ({ scholar_id: person.id, kind, given_at: person.claimedAt ?? now }))),
  );
}
