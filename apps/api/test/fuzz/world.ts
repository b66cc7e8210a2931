import type { ReviewPage } from '@scholars-commons/shared/review';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import type { Scholar } from '../../src/features/scholars/scholar.entity.js';
import type { ApiProcess } from '../support/api-process.js';
import type { SignedIn } from '../support/make.js';
import { aSubmission } from '../support/news.js';
import type { Processes } from '../support/processes.js';
import type { Ids } from './values.js';

const PASSWORD = 'a lantern by the harbour';

/** Somebody who sends requests, with the ids that stand in them. */
export interface Sender {
  name: string;
  weight: number;
  /** Null for nobody. */
  who: SignedIn | null;
  ids: Ids;
}

export interface FuzzWorld {
  senders: Sender[];
  words: Record<string, readonly unknown[]>;
  /** All that is the victim's, row by row. */
  victims: () => Promise<Record<string, unknown>>;
  /** Lets somebody in again whose session the requests have ended. */
  revive: (sender: Sender) => Promise<void>;
}

const onlyMine = Object.fromEntries(
  ['About', 'Place', 'Positions', 'Enrollments', 'Achievements', 'Interests', 'Photo'].map((block) => [`audience${block}`, 'me']),
) as Partial<Scholar>;

/** A page with something in every block, a thread with a post, and news in several states: the ids of it all. */
async function belongings(p: Processes, person: SignedIn, spaceId?: string): Promise<Ids> {
  const { make, owner } = p;
  const scholarId = person.scholar.id;
  const position = await make.position({ scholarId, isMain: true, title: 'Lecturer' });
  const thread = await make.thread({ authorId: scholarId, ...(spaceId ? { spaceId } : {}) });
  const post = await make.post({ threadId: thread.id, authorId: scholarId });
  const [achievementId, contactId] = [make.id(), make.id()];
  await owner.query(`INSERT INTO achievement (id, scholar_id, kind, title) VALUES ($1, $2, 'award', 'A prize')`, [
    achievementId,
    scholarId,
  ]);
  await owner.query(`INSERT INTO contact_detail (id, scholar_id, kind, value, audience) VALUES ($1, $2, 'phone', '+254700000001', 'me')`, [
    contactId,
    scholarId,
  ]);
  await owner.query(`INSERT INTO scholar_topic (scholar_id, topic_slug) VALUES ($1, 'art-museum')`, [scholarId]);
  const drafts = [await aSubmission(p, { submitterId: scholarId }), await aSubmission(p, { submitterId: scholarId, state: 'submitted' })];
  return {
    scholars: [scholarId],
    positions: [position.id],
    threads: [thread.id],
    posts: [thread.firstPostId, post.id],
    achievements: [achievementId],
    contacts: [contactId],
    sessions: [person.sessionId],
    'news-submissions': drafts.map(({ id }) => id),
  };
}

/** All that any of them holds. */
function together(...many: Ids[]): Ids {
  const names = new Set(many.flatMap((ids) => Object.keys(ids)));
  return Object.fromEntries([...names].map((name) => [name, many.flatMap((ids) => ids[name] ?? [])]));
}

/** Rows of the victim's, by whose id a table names them; what others may add beside them (reactions, replies, flags) is not among them. */
const THEIRS: [table: string, belongs: string][] = [
  ['scholar', 't.id = $1'],
  ['account', 't.scholar_id = $1'],
  ['session', 't.account_id = (SELECT id FROM account WHERE scholar_id = $1)'],
  ...['position', 'achievement', 'contact_detail', 'enrollment', 'scholar_topic', 'read_marker', 'staff_grant'].map(
    (table): [string, string] => [table, 't.scholar_id = $1'],
  ),
  ['post', 't.author_id = $1'],
  ['post_revision', 't.post_id IN (SELECT id FROM post WHERE author_id = $1)'],
  ['thread', 't.author_id = $1'],
  ['news_submission', 't.submitter_id = $1'],
];
/** Columns that move when others answer, thank or read, as they may. */
const MOVING = [
  'seq',
  'changed_seq',
  'reaction_counts',
  'reactions',
  'last_post_number',
  'last_post_at',
  'last_author_id',
  'last_excerpt',
  'post_count',
  'last_seen_at',
];

export async function fuzzWorld(p: Processes, api: ApiProcess): Promise<FuzzWorld> {
  const { make, owner } = p;
  const [cohort, others] = [await make.cohort(), await make.cohort()];
  const passwordHash = await hashPassword(PASSWORD);
  const person = (more: Parameters<typeof make.signedIn>[0] = {}) => make.signedIn({ passwordHash, ...more });
  const attacker = await person({ givenName: 'Amina', cohorts: [cohort] });
  const peer = await person({ givenName: 'Noor', cohorts: [cohort] });
  const bystander = await person({ givenName: 'Ben', cohorts: [cohort] });
  // Without a password: none of those that are sent opens this account.
  const victim = await make.signedIn({ givenName: 'Zubaydah', cohorts: [others], inviteEmail: null, ...onlyMine });
  const open = await make.space();
  const closedSpace = await make.space({ cohortId: others.id });
  const published = await Promise.all(
    (['in-review', 'scheduled', 'published', 'declined'] as const).map((state) =>
      aSubmission(p, { submitterId: bystander.scholar.id, state }),
    ),
  );
  const common = together(await belongings(p, bystander, open.id), {
    spaces: [open.id],
    cohorts: [cohort.id],
    institutions: [(await make.institution()).id],
    'news-submissions': published.map(({ id }) => id),
    news: published.flatMap(({ newsId }) => newsId || []),
  });
  const own = await belongings(p, attacker, open.id);
  const hidden = together(await belongings(p, victim, closedSpace.id), { spaces: [closedSpace.id], cohorts: [others.id] });
  for (const kind of ['posts', 'news', 'scholars'])
    for (const id of common[kind] ?? [])
      await api.http(attacker).post(`/api/${kind}/${id}/flags`, { id: make.id(), kind: 'unkind', words: '' });
  const staff = async (kind: 'moderator' | 'editor' | 'registrar' | 'admin') => person({ givenName: kind, grants: [kind] });
  const moderator = await staff('moderator');
  const cases = (await api.http(moderator).get<ReviewPage>('/api/review')).body.items.map(({ id }) => id);
  // One's own more often: what may be written is written more often than refused.
  const [forAll, forStaff] = [together(common, own, own, own, hidden), together(common, { review: cases })];

  const senders: Sender[] = [
    { name: 'nobody', weight: 15, who: null, ids: forAll },
    { name: 'a scholar', weight: 40, who: attacker, ids: forAll },
    { name: 'a peer', weight: 10, who: peer, ids: forAll },
    { name: 'a moderator', weight: 10, who: moderator, ids: forStaff },
    { name: 'an editor', weight: 9, who: await staff('editor'), ids: forStaff },
    { name: 'a registrar', weight: 8, who: await staff('registrar'), ids: forStaff },
    { name: 'an admin', weight: 8, who: await staff('admin'), ids: forStaff },
  ];
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    senders,
    words: {
      email: [attacker.email, victim.email, 'somebody@alumni.example', '"x@evil"@alumni.example'],
      password: [PASSWORD, 'seven slow green rivers'],
      current: [PASSWORD],
      token: [attacker.token, 'a'.repeat(43)],
      spaceId: [open.id, open.id, closedSpace.id],
      scholarIds: [[peer.scholar.id]],
      version: [0, 1, 1, 2, 3],
      changedSeq: [1, 1, 2, 3],
      was: [[], null, ['moderator']],
      timeZone: ['Africa/Nairobi', 'Etc/GMT+99'],
      link: ['https://example.org/a', 'javascript:alert(1)', 'https://a@b.example'],
      value: ['amina@clinic.example', '+254 700 000000', 'https://example.org/me'],
      profession: ['perfusionist', 'constructor'],
      topics: [['art-museum'], ['art-museum', 'art-museum']],
      languages: [['en', 'sw'], ['__proto__']],
      act: ['grant.give', 'scholar.'],
      cursor: [
        encoded([null]),
        encoded(['a', 1]),
        encoded([1e308, attacker.scholar.id]),
        encoded(['2026-01-01T00:00:00Z', peer.scholar.id]),
        encoded({}),
        'x',
        encoded(['\u0000', 'b']),
      ],
    },
    victims: async () => {
      const rows = await Promise.all(
        THEIRS.map(async ([table, belongs]) => [
          table,
          await owner.query(`SELECT to_jsonb(t) - $2::text[] AS row FROM ${table} t WHERE ${belongs} ORDER BY to_jsonb(t)::text`, [
            victim.scholar.id,
            MOVING,
          ]),
        ]),
      );
      return Object.fromEntries(rows) as Record<string, unknown>;
    },
    revive: async ({ who }) => {
      if (!who) return;
      await owner.query(`UPDATE scholar SET state = 'claimed', suspended_until = NULL, suspended_reason = NULL WHERE id = $1`, [
        who.scholar.id,
      ]);
      Object.assign(who, await make.session(who.accountId));
    },
  };
}
