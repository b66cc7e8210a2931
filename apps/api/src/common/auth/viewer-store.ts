import { Injectable } from '@nestjs/common';
import { hashToken, isToken } from './tokens.js';
import type { Viewer } from './viewer.js';
import { ViewerChanges, type ViewerChange } from './viewer-changes.js';
import { ViewerQueries, type ViewerSession } from './viewer.queries.js';

const KEPT_MS = 30_000;
const MOST_KEPT = 20_000;
const SEEN_EVERY_MS = 3_600_000;

/** Who a token stands for: one query, kept for seconds, dropped by NOTIFY as soon as anything about the viewer changes. */
@Injectable()
export class ViewerStore {
  /** Until when on a clock that nobody sets. */
  private readonly kept = new Map<string, { session: ViewerSession; until: number }>();
  private epoch = 0;

  constructor(
    private readonly queries: ViewerQueries,
    private readonly changes: ViewerChanges,
  ) {
    changes.onChange((change) => this.drop(change));
  }

  /** @param token as the cookie brought it; anything else is nobody */
  async of(token: unknown): Promise<Viewer | null> {
    if (!isToken(token)) return null;
    const hash = hashToken(token);
    const key = hash.toString('base64');
    const known = this.kept.get(key);
    const now = performance.now();
    if (known && now < known.until) return known.session.viewer;

    const epoch = this.epoch;
    const session = await this.queries.byToken(hash);
    if (!session) {
      this.kept.delete(key);
      return null;
    }
    // A change told meanwhile may be missing from what was read: use it this once, keep nothing.
    if (epoch === this.epoch && this.changes.isListening) this.keep(key, session, now);
    if (session.seenMsAgo > SEEN_EVERY_MS) await this.queries.seen(session.viewer.sessionId);
    return session.viewer;
  }

  private keep(key: string, session: ViewerSession, now: number): void {
    this.kept.delete(key);
    this.kept.set(key, { session, until: now + Math.min(KEPT_MS, session.livesMs) });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
  }

  private drop(change: ViewerChange | 'everything'): void {
    this.epoch += 1;
    if (change === 'everything') return this.kept.clear();
    const scholars = new Set(change.scholarIds);
    const sessions = new Set(change.sessionIds);
    for (const [key, { session }] of this.kept) {
      if (scholars.has(session.viewer.scholarId) || sessions.has(session.viewer.sessionId)) this.kept.delete(key);
    }
  }
}
