import { Injectable } from '@nestjs/common';
import type { Suspend, Suspension, SuspensionView } from '@scholars-commons/shared/suspension';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';
import { viewersChanged } from '../../../common/auth/viewer-changes.js';
import { Mail } from '../../../common/mail/mail.js';
import { momentWords } from '../../../common/mail/moment-words.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { badField, stale } from '../../../common/problem/problem-exception.js';
import { accountMails } from '../accounts.mail.js';
import { AccountsQueries } from '../accounts.queries.js';
import { CredentialLinks } from '../credential-links.service.js';
import { endSessions } from '../end-sessions.js';
import { GrantsQueries } from '../grants/grants.queries.js';
import { type SuspensionFacts, suspensionPolicy } from './suspension.policy.js';
import { SuspensionQueries, type SuspensionRow } from './suspension.queries.js';

const LONGEST_DAYS = 731;
const DAY_MS = 86_400_000;

/** Keeping somebody from the community for a while, with a reason that the person reads. */
@Injectable()
export class SuspensionService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: SuspensionQueries,
    private readonly accounts: AccountsQueries,
    private readonly grants: GrantsQueries,
    private readonly links: CredentialLinks,
    private readonly mail: Mail,
  ) {}

  async of(viewer: Viewer, scholarId: string): Promise<SuspensionView> {
    authorize(suspensionPolicy.read(viewer));
    const row = await this.visible(viewer, scholarId);
    return view(viewer, row, await this.facts(row));
  }

  /**
   * From here on nothing of theirs is open: sessions and sockets end with the commit. The same again is no second act; another one than
   * the page showed answers 409 with how it stands, and both are on record.
   */
  async suspend(viewer: Viewer, scholarId: string, { reason, until, was }: Suspend): Promise<SuspensionView> {
    authorize(suspensionPolicy.read(viewer));
    this.assertSensible(until);
    const isStale = await this.database.transaction(async (tx) => {
      await this.inTurn(tx, scholarId);
      const row = await this.visible(viewer, scholarId, tx);
      authorize(suspensionPolicy.suspend(await this.present(tx, viewer), await this.facts(row, tx)));
      const present = suspensionOf(row);
      if (isSame(present, { reason, until })) return false;
      if (!isSame(present, was)) {
        const thing = { kind: 'scholar', id: scholarId };
        await audit(tx, { actorId: viewer.scholarId, act: 'scholar.suspend-refused', thing, changes: { until } });
        return true;
      }
      await this.suspendHeld(tx, scholarId, viewer.scholarId, { reason, until });
      await this.tell(tx, scholarId);
      return false;
    });
    const view = await this.of(viewer, scholarId);
    if (isStale) throw stale(view);
    return view;
  }

  async lift(viewer: Viewer, scholarId: string): Promise<SuspensionView> {
    authorize(suspensionPolicy.read(viewer));
    await this.database.transaction(async (tx) => {
      await this.inTurn(tx, scholarId);
      const row = await this.visible(viewer, scholarId, tx);
      const facts = await this.facts(row, tx);
      const judge = await this.present(tx, viewer);
      authorize(suspensionPolicy.judge(judge, facts));
      if (suspensionPolicy.lift(judge, facts)) await this.liftHeld(tx, scholarId, viewer.scholarId);
    });
    return this.of(viewer, scholarId);
  }

  /** Whether the viewer may suspend somebody who is not suspended yet. */
  async mayBegin(viewer: Viewer, scholarId: string, tx?: EntityManager): Promise<boolean> {
    const row = await this.queries.of(scholarId, tx);
    return row?.state === 'claimed' && suspensionPolicy.suspend(viewer, await this.facts(row, tx));
  }

  /**
   * One change of grants or suspensions of staff after the other, until the transaction ends: two admins cannot suspend each other at once.
   * Before anything else that the transaction holds.
   */
  async inTurn(tx: EntityManager, scholarId: string): Promise<void> {
    await this.grants.inTurn(tx);
    await this.accounts.hold(tx, scholarId);
  }

  /** Suspends in a transaction of the desk, which took its turn. Everything open ends with the commit; the letter is `tell`. */
  async begin(tx: EntityManager, viewer: Viewer, scholarId: string, { reason, until }: Suspension): Promise<void> {
    authorize(await this.mayBegin(await this.present(tx, viewer), scholarId, tx));
    await this.suspendHeld(tx, scholarId, viewer.scholarId, { reason, until });
  }

  /** Takes back the suspension as it was begun, if it still stands so; without `begun` whichever stands. */
  async takeBack(tx: EntityManager, scholarId: string, actorId: string, begun?: Suspension): Promise<void> {
    const row = await this.queries.of(scholarId, tx);
    const present = row && suspensionOf(row);
    if (!present || (begun && !isSame(present, begun))) return;
    await this.liftHeld(tx, scholarId, actorId, { takenBack: true });
  }

  /** Whoever signs in by link would never come to where the reason stands: it goes out as a letter too. */
  async tell(tx: EntityManager, scholarId: string): Promise<void> {
    const account = await this.accounts.byScholar(scholarId, tx);
    if (account?.state !== 'suspended') return;
    const { id: accountId, email, given_name: name, suspended_reason: reason, suspended_until: end, time_zone: timeZone } = account;
    const token = await this.links.make(tx, 'appeal', { accountId, scholarId, email });
    await this.mail.queue(tx, accountMails.suspended(email, name, reason ?? '', end && momentWords(end, timeZone), token));
  }

  /** @throws ProblemException 400 for an end that is past, or far away */
  assertSensible(until: string | null): void {
    if (until === null) return;
    const days = (Date.parse(until) - Date.now()) / DAY_MS;
    if (days <= 0 || days > LONGEST_DAYS) throw badField('/until', 'Must lie ahead, and at most two years away');
  }

  /** Lifts what is over. @returns how many */
  async liftOverdue(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const ids = await this.queries.overdue(tx);
      for (const id of ids) await this.liftHeld(tx, id, null);
      return ids.length;
    });
  }

  /** For a sign-in that comes before the job that looks each minute. */
  async liftHeld(tx: EntityManager, scholarId: string, actorId: string | null, changes: { takenBack?: true } = {}): Promise<void> {
    await this.queries.lift(tx, scholarId);
    await this.links.voidOf(tx, scholarId, ['appeal']);
    await audit(tx, { actorId, act: 'scholar.lift-suspension', thing: { kind: 'scholar', id: scholarId }, changes });
    await viewersChanged(tx, { scholarIds: [scholarId] });
  }

  private async suspendHeld(tx: EntityManager, scholarId: string, actorId: string, { reason, until }: Suspension): Promise<void> {
    await this.queries.suspend(tx, scholarId, reason, until);
    await audit(tx, {
      actorId,
      act: 'scholar.suspend',
      thing: { kind: 'scholar', id: scholarId },
      changes: { until },
      detail: { subjectId: scholarId, after: { reason } },
    });
    const account = await this.accounts.byScholar(scholarId, tx);
    if (account) await endSessions(tx, { accountId: account.id });
    // Links to sign in or to reset stay: they lead to the reason and to the appeal, and open no session.
    await this.links.voidOf(tx, scholarId, ['email-change']);
    await viewersChanged(tx, { scholarIds: [scholarId] });
  }

  /** Records that are not listed are there for staff alone; moderators see what any scholar sees. */
  private async visible(viewer: Viewer, scholarId: string, tx?: EntityManager): Promise<SuspensionRow> {
    const row = await this.queries.of(scholarId, tx);
    assertVisible(row !== null && (row.is_listed || isStaffAudience(viewer)));
    return row;
  }

  /** Whoever judges, as he is now: a grant may have gone, or he may be suspended himself, while this waited for its turn. */
  private async present(tx: EntityManager, viewer: Viewer): Promise<Viewer> {
    const row = await this.queries.of(viewer.scholarId, tx);
    return { ...viewer, grants: row?.state === 'claimed' ? row.grants : [] };
  }

  private async facts({ id, state, grants }: SuspensionRow, tx?: EntityManager): Promise<SuspensionFacts> {
    const admins = grants.includes('admin') ? await this.grants.admins(tx) : [];
    return { scholarId: id, state, grants, isLastAdmin: admins.length === 1 && admins[0] === id };
  }
}

const suspensionOf = (row: SuspensionRow): Suspension | null =>
  row.state === 'suspended' ? { reason: row.suspended_reason ?? '', until: row.suspended_until?.toISOString() ?? null } : null;

const isSame = (one: Suspension | null, other: Suspension | null): boolean =>
  one === other || (one !== null && other !== null && one.reason === other.reason && one.until === other.until);

function view(viewer: Viewer, row: SuspensionRow, facts: SuspensionFacts): SuspensionView {
  return {
    scholarId: row.id,
    suspension: suspensionOf(row),
    can: { suspend: suspensionPolicy.suspend(viewer, facts), lift: suspensionPolicy.lift(viewer, facts) },
  };
}
