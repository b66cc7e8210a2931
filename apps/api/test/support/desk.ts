import type { Decide, FlagKind, FlagView, ReviewCase, ReviewPage, ReviewRow } from '@scholars-commons/shared/review';
import type { NotificationPage, NotificationView } from '@scholars-commons/shared/notifications';
import { hashToken, newToken } from '../../src/common/auth/tokens.js';
import { Jobs } from '../../src/common/jobs/jobs.js';
import type { SignedIn } from './make.js';
import type { Answer, TestApp } from './test-app.js';

/** Asks staff to look; answers whatever comes. */
export const flag = (
  t: TestApp,
  who: SignedIn,
  path: string,
  { kind = 'unkind', words = '', id = t.make.id() }: { kind?: FlagKind; words?: string; id?: string } = {},
): Promise<Answer<FlagView>> => t.http(who).post<FlagView>(`/api/${path}/flags`, { id, kind, words });

/** Flags a post and answers its case, as the owner of the schema sees it. */
export async function flagged(t: TestApp, who: SignedIn, postId: string, more: Parameters<typeof flag>[3] = {}): Promise<string> {
  const answer = await flag(t, who, `posts/${postId}`, more);
  if (answer.status > 201) throw new Error(`Answered ${answer.status}: ${answer.text}`);
  const [row] = await t.owner.query<[{ id: string }]>(`SELECT review_id AS id FROM flag WHERE id = $1`, [answer.body.id]);
  return row.id;
}

export const caseOf = async (t: TestApp, who: SignedIn, reviewId: string): Promise<ReviewCase> =>
  (await t.http(who).get<ReviewCase>(`/api/review/${reviewId}`)).body;

/** Every case of the queue as somebody reads it, page by page. */
export async function queue(t: TestApp, who: SignedIn, query = '', limit = 50): Promise<ReviewRow[]> {
  const rows: ReviewRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `/api/review?limit=${limit}${query}${cursor ? `&cursor=${cursor}` : ''}`;
    const { body }: Answer<ReviewPage> = await t.http(who).get<ReviewPage>(path);
    rows.push(...body.items);
    cursor = body.next;
  }
  return rows;
}

/** A published item, written by the owner of the schema. */
export async function newsItem(t: TestApp, submitterId: string, { isPublished = true, text = 'We won a prize.' } = {}): Promise<string> {
  const [submissionId, id] = [t.make.id(), t.make.id()];
  await t.owner.query(
    `INSERT INTO news_submission (id, submitter_id, state, kind, title, text, html) VALUES ($1, $2, 'published', 'news', 'A prize', $3, $4)`,
    [submissionId, submitterId, text, `<p>${text}</p>`],
  );
  await t.owner.query(
    `INSERT INTO news_item (id, submission_id, published_at, undo_until, unpublished_at)
     VALUES ($1, $2, now(), now(), CASE WHEN $3 THEN NULL ELSE now() END)`,
    [id, submissionId, isPublished],
  );
  return id;
}

/** A submission that waits for editors. */
export async function submission(t: TestApp, submitterId: string, title = 'A new ward'): Promise<string> {
  const id = t.make.id();
  await t.owner.query(
    `INSERT INTO news_submission (id, submitter_id, state, kind, title, html) VALUES ($1, $2, 'submitted', 'news', $3, '<p>It opens in May.</p>')`,
    [id, submitterId, title],
  );
  const [row] = await t.owner.query<[{ id: string }]>(
    `INSERT INTO review (kind, subject_id, submission_id) VALUES ('submission', $1, $2) RETURNING id`,
    [submitterId, id],
  );
  return row.id;
}

/** A case as the columns say, written by the owner of the schema. */
export async function insertCase(t: TestApp, kind: string, subjectId: string, more: Record<string, unknown>): Promise<string> {
  const columns = ['kind', 'subject_id', ...Object.keys(more)];
  const [row] = await t.owner.query<[{ id: string }]>(
    `INSERT INTO review (${columns.join(', ')}) VALUES (${columns.map((_name, index) => `$${index + 1}`).join(', ')}) RETURNING id`,
    [kind, subjectId, ...Object.values(more)],
  );
  return row.id;
}

/** Lets the time to undo pass, and whatever waits for its end come due. */
export async function undoIsOver(t: TestApp): Promise<void> {
  await t.owner.query(`UPDATE review SET undo_until = now() - interval '1 second' WHERE undo_until > now()`);
  await t.owner.query(`UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE name = 'tell-decision' AND state < 'active'`);
}

/** Decides a case; answers whatever comes. */
export const decide = <T = ReviewCase>(t: TestApp, who: SignedIn, reviewId: string, more: Partial<Decide> = {}): Promise<Answer<T>> =>
  t.http(who).post<T>(`/api/review/${reviewId}/decisions`, {
    id: t.make.id(),
    decision: 'remove',
    reason: 'unkind',
    words: 'Parts of it can hurt a colleague.',
    ...more,
  });

export const undo = <T = ReviewCase>(t: TestApp, who: SignedIn, reviewId: string): Promise<Answer<T>> =>
  t.http(who).post<T>(`/api/review/${reviewId}/undo`);

/** Tells what was decided, as if the time to undo had passed. */
export async function tellAll(t: TestApp): Promise<void> {
  await undoIsOver(t);
  await t.app.get(Jobs).drain();
}

/** What stands among somebody's notifications, the latest first. */
export const toldTo = async (t: TestApp, who: SignedIn): Promise<NotificationView[]> =>
  (await t.http(who).get<NotificationPage>('/api/notifications?limit=50')).body.items;

/** The token of a letter to somebody new, who is suspended. */
export async function appealToken(t: TestApp, who?: SignedIn): Promise<string> {
  const { scholar, accountId, email } = who ?? (await t.make.signedIn());
  const token = newToken();
  await t.owner.query(`UPDATE scholar SET state = 'suspended', suspended_reason = 'Spam' WHERE id = $1`, [scholar.id]);
  await t.owner.query(
    `INSERT INTO credential_link (id, kind, token_hash, account_id, scholar_id, email, expires_at)
     VALUES ($1, 'appeal', $2, $3, $4, $5, now() + interval '30 days')`,
    [t.make.id(), hashToken(token), accountId, scholar.id, email],
  );
  return token;
}
