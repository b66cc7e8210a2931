import { Injectable } from '@nestjs/common';
import type { OpenSession } from '@scholars-commons/shared/accounts';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { SESSION_DAYS } from '../../common/auth/session-cookie.js';
import { hashToken, newToken } from '../../common/auth/tokens.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { LIVE } from '../../common/auth/viewer.queries.js';
import { notFound } from '../../common/policy/policy.js';
import { endSessions } from './end-sessions.js';

interface Row {
  id: string;
  device: string;
  created_at: Date;
  last_seen_at: Date;
}

@Injectable()
export class SessionsService {
  constructor(private readonly database: DataSource) {}

  /** A new session with a token of its own, whatever token was brought along: nothing that a stranger planted lives on. */
  async open(tx: EntityManager, accountId: string, device: string): Promise<string> {
    const token = newToken();
    await tx.query(
      `INSERT INTO session (id, token_hash, account_id, device, expires_at) VALUES ($1, $2, $3, $4, now() + make_interval(days => $5))`,
      [uuidV7(), hashToken(token), accountId, device, SESSION_DAYS],
    );
    return token;
  }

  /** My signed-in devices, the latest first. */
  async list(viewer: Viewer): Promise<OpenSession[]> {
    const rows = await this.database.query<Row[]>(
      `SELECT s.id, s.device, s.created_at, s.last_seen_at
       FROM session s JOIN account a ON a.id = s.account_id JOIN scholar sc ON sc.id = a.scholar_id
       WHERE s.account_id = $1 AND ${LIVE} ORDER BY s.id = $2 DESC, s.last_seen_at DESC, s.id DESC LIMIT 100`,
      [viewer.accountId, viewer.sessionId],
    );
    return rows.map((row) => ({
      id: row.id,
      device: row.device,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      isCurrent: row.id === viewer.sessionId,
    }));
  }

  /** Ends one of my own; another's is not there. */
  async endMine(viewer: Viewer, sessionId: string): Promise<void> {
    const ended = await this.database.transaction((tx) => endSessions(tx, { accountId: viewer.accountId, sessionId }));
    if (ended === 0) throw notFound();
  }
}
