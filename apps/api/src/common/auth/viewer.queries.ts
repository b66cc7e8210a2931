import { Injectable } from '@nestjs/common';
import type { AccountSettings, Grant } from '@scholars-commons/shared/accounts';
import { DataSource } from 'typeorm';
import type { Viewer } from './viewer.js';

/** The viewer of a live session, and how long it lives by the clock that ends it. */
export interface ViewerSession {
  viewer: Viewer;
  livesMs: number;
  /** Its last visit was written down so long ago. */
  seenMsAgo: number;
}

interface Row {
  session_id: string;
  account_id: string;
  lives_ms: number;
  seen_ms_ago: number;
  scholar_id: string;
  caught_up_at: Date;
  settings: Partial<AccountSettings>;
  name: string;
  grants: Grant[];
  cohort_ids: string[];
}

/** Whether a session s of account a, of scholar sc, still lives: staff sign in anew after 12 hours without a visit, others after 14 days. */
export const LIVE = `s.expires_at > now() AND s.last_seen_at > now() - CASE
  WHEN EXISTS (SELECT 1 FROM staff_grant g WHERE g.scholar_id = a.scholar_id) THEN interval '12 hours' ELSE interval '14 days' END
  AND sc.state = 'claimed'`;

@Injectable()
export class ViewerQueries {
  constructor(private readonly database: DataSource) {}

  /** One joined statement: session, account, scholar, grants, cohorts. */
  async byToken(tokenHash: Buffer): Promise<ViewerSession | null> {
    const [row] = await this.database.query<Row[]>(
      `SELECT s.id AS session_id, s.account_id, extract(epoch FROM s.expires_at - now())::float8 * 1000 AS lives_ms,
         extract(epoch FROM now() - s.last_seen_at)::float8 * 1000 AS seen_ms_ago, a.scholar_id, a.caught_up_at, a.settings, sc.name,
         ARRAY(SELECT g.kind FROM staff_grant g WHERE g.scholar_id = a.scholar_id) AS grants,
         ARRAY(SELECT e.cohort_id FROM enrollment e WHERE e.scholar_id = a.scholar_id) AS cohort_ids
       FROM session s JOIN account a ON a.id = s.account_id JOIN scholar sc ON sc.id = a.scholar_id
       WHERE s.token_hash = $1 AND ${LIVE}`,
      [tokenHash],
    );
    if (!row) return null;
    return {
      livesMs: row.lives_ms,
      seenMsAgo: row.seen_ms_ago,
      viewer: {
        sessionId: row.session_id,
        accountId: row.account_id,
        scholarId: row.scholar_id,
        name: row.name,
        grants: row.grants,
        cohortIds: row.cohort_ids,
        caughtUpAt: row.caught_up_at,
        hidesPresence: row.settings.hidePresence ?? false,
      },
    };
  }

  /** Which of these sessions still live; sockets ask it for all of theirs at once. */
  async stillLive(sessionIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT s.id FROM session s JOIN account a ON a.id = s.account_id JOIN scholar sc ON sc.id = a.scholar_id
       WHERE s.id = ANY($1::uuid[]) AND ${LIVE}`,
      [sessionIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Written at most once an hour: a row per request would cost more than the page. */
  async seen(sessionId: string): Promise<void> {
    await this.database.query('UPDATE session SET last_seen_at = now() WHERE id = $1', [sessionId]);
  }
}
