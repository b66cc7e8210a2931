import type { Client } from 'pg';
import { copyRows, type Row } from '../copy-rows.js';
import { idAt } from '../ids.js';
import type { Person } from '../people/person.js';
import { Dice } from '../random.js';
import { reports } from './news-words.js';

const DAY = 86_400_000;

interface Flagged {
  kind: 'post' | 'news' | 'scholar';
  post_id: string | null;
  news_id: string | null;
  subject_id: string;
}
interface Candidate extends Flagged {
  /** When it could first be read. */
  since: Date;
}

/** What somebody might ask a moderator to look at: late posts mostly, a few news items and profiles. */
const THINGS = `(SELECT 'post' AS kind, p.id AS post_id, NULL::uuid AS news_id, p.author_id AS subject_id, p.created_at AS since
    FROM post p JOIN thread t ON t.id = p.thread_id JOIN space s ON s.id = t.space_id JOIN scholar a ON a.id = p.author_id
    WHERE s.kind = 'open' AND p.removed_at IS NULL AND p.number > 2 AND p.created_at > $1 AND a.state = 'claimed' ORDER BY p.created_at DESC, p.id LIMIT $2)
  UNION ALL
  (SELECT 'news', NULL, n.id, s.submitter_id, n.published_at FROM news_item n JOIN news_submission s ON s.id = n.submission_id ORDER BY n.published_at DESC, n.id LIMIT 2)
  UNION ALL
  (SELECT 'scholar', NULL, NULL, s.id, s.claimed_at FROM scholar s
    WHERE s.state = 'claimed' AND s.is_listed AND NOT s.is_staff AND s.bio_markdown IS NOT NULL ORDER BY s.claimed_at DESC, s.id LIMIT 2)`;

/** A moderator's removals in threads are decisions like those of the queue: their authors may ask for another look. */
const REMOVALS = `INSERT INTO review (kind, subject_id, post_id, state, opened_at, decision, reason, words, decided_by_id, decided_at, told_at, has_removed)
  SELECT 'post', author_id, id, 'decided', removed_at, 'remove', 'other', removed_reason, removed_by_id, removed_at, removed_at, true
  FROM post WHERE removed_as = 'moderator' ORDER BY id`;

/**
 * So many reports, and the cases that they make; they wait.
 * @param guests whom visitors sign in as: nothing of theirs is reported, and they report nothing
 */
export async function writeFlags(
  client: Client,
  people: readonly Person[],
  guests: readonly Person[],
  count: number,
  now: Date,
): Promise<void> {
  const dice = new Dice('flags');
  const isGuest = new Set(guests.map(({ id }) => id));
  const { rows } = await client.query<Candidate>(THINGS, [new Date(now.getTime() - 60 * DAY), count * 3]);
  const things = dice.some(
    rows.filter(({ kind }) => kind === 'post'),
    rows.length,
  );
  const others = rows.filter(({ kind }) => kind !== 'post');
  const watchful = people.filter(({ id, state, isStaff }) => state === 'claimed' && !isStaff && !isGuest.has(id)).slice(0, 500);
  const cases: Row[] = [];
  const flags: Row[] = [];
  for (const { since, ...thing } of [...others, ...things]) {
    if (flags.length >= count || isGuest.has(thing.subject_id)) continue;
    const age = Math.min(3 * DAY, now.getTime() - since.getTime());
    const openedAt = new Date(now.getTime() - age * dice.next());
    const id = idAt(openedAt, dice);
    const first = dice.pick(reports);
    const by = dice.some(
      watchful.filter((person) => person.id !== thing.subject_id),
      Math.min(
        count - flags.length,
        dice.weighted([
          [1, 6],
          [2, 3],
          [3, 1],
        ] as const),
      ),
    );
    by.forEach((person, index) => {
      const [kind, words] = index === 0 || dice.chance(0.7) ? dice.pick(reports.filter(([same]) => same === first[0])) : dice.pick(reports);
      const at = new Date(openedAt.getTime() + index * dice.int(1, 50) * 60_000);
      flags.push({ id: idAt(at, dice), review_id: id, scholar_id: person.id, kind, words, created_at: at > now ? now : at });
    });
    cases.push({ id, ...thing, opened_at: openedAt, flag_count: by.length });
  }
  await copyRows(client, 'review', cases);
  await copyRows(client, 'flag', flags);
  await client.query(REMOVALS);
}
