import { Injectable } from '@nestjs/common';
import type { Suspend, SuspensionView } from '@scholars-commons/shared/suspension';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import { isStaffAudience, type Viewer } from '../../../common/auth/viewer.js';
import { viewersChanged } from '../../../common/auth/viewer-changes.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { badField } from '../../../common/problem/problem-exception.js';
import { AccountsQueries } from '../accounts.queries.js';
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
  ) {}

  async of(viewer: Viewer, scholarId: string): Promise<SuspensionView> {
    authorize(suspensionPolicy.read(viewer));
    const row = await this.visible(viewer, scholarId);
    return view(viewer, row, await this.facts(row));
  }

  /** From here on nothing of theirs is open: sessions and sockets end with the commit. The same again is no second act. */
  async suspend(viewer: Viewer, scholarId: string, { reason, until }: Suspend): Promise<SuspensionView> {
    authorize(suspensionPolicy.read(viewer));
    assertSensible(until);
    await this.database.transaction(async (tx) => {
      // One change of grants or suspensions of staff after the other: two admins cannot suspend each other at once.
      await this.grants.inTurn(tx);
      await this.accounts.hold(tx, scholarId);
      const row = await this.visible(viewer, scholarId, tx);
      authorize(suspensionPolicy.suspend(viewer, await this.facts(row, tx)) && (await this.mayStill(tx, viewer)));
      const isSame = row.state === 'suspended' && row.suspended_reason === reason && (row.suspended_until?.toISOString() ?? null) === until;
      if (isSame) return;
      await this.queries.suspend(tx, scholarId, reason, until);
      await audit(tx, {
        actorId: viewer.scholarId,
        act: 'scholar.suspend',
        thing: { kind: 'scholar', id: scholarId },
        changes: { until },
        detail: { subjectId: scholarId, after: { reason } },
      });
      if (row.account_id) await endSessions(tx, { accountId: row.account_id });
      await viewersChanged(tx, { scholarIds: [scholarId] });
    });
    return this.of(viewer, scholarId);
  }

  async lift(viewer: Viewer, scholarId: string): Promise<SuspensionView> {
    authorize(suspensionPolicy.read(viewer));
    await this.database.transaction(async (tx) => {
      await this.accounts.hold(tx, scholarId);
      const row = await this.visible(viewer, scholarId, tx);
      const facts = await this.facts(row, tx);
      authorize(suspensionPolicy.judge(viewer, facts));
      if (suspensionPolicy.lift(viewer, facts)) await this.liftHeld(tx, scholarId, viewer.scholarId);
    });
    return this.of(viewer, scholarId);
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
  async liftHeld(tx: EntityManager, scholarId: string, actorId: string | null): Promise<void> {
    await this.queries.lift(tx, scholarId);
    await audit(tx, { actorId, act: 'scholar.lift-suspension', thing: { kind: 'scholar', id: scholarId } });
    await viewersChanged(tx, { scholarIds: [scholarId] });
  }

  /** Records that are not listed are there for staff alone; moderators see what any scholar sees. */
  private async visible(viewer: Viewer, scholarId: string, tx?: EntityManager): Promise<SuspensionRow> {
    const row = await this.queries.of(scholarId, tx);
    assertVisible(row !== null && (row.is_listed || isStaffAudience(viewer)));
    return row;
  }

  /** The grant of whoever judges may have gone while this waited for its turn. */
  private async mayStill(tx: EntityManager, viewer: Viewer): Promise<boolean> {
    const row = await this.queries.of(viewer.scholarId, tx);
    return row?.state === 'claimed' && suspensionPolicy.read(row);
  }

  private async facts({ id, state, grants }: SuspensionRow, tx?: EntityManager): Promise<SuspensionFacts> {
    const admins = grants.includes('admin') ? await this.grants.admins(tx) : [];
    return { scholarId: id, state, grants, isLastAdmin: admins.length === 1 && admins[0] === id };
  }
}

function view(viewer: Viewer, row: SuspensionRow, facts: SuspensionFacts): SuspensionView {
  return {
    scholarId: row.id,
    suspension:
      row.state === 'suspended' ? { reason: row.suspended_reason ?? '', until: row.suspended_until?.toISOString() ?? null } : null,
    can: { suspend: suspensionPolicy.suspend(viewer, facts), lift: suspensionPolicy.lift(viewer, facts) },
  };
}

function assertSensible(until: string | null): void {
  if (until === null) return;
  const days = (Date.parse(until) - Date.now()) / DAY_MS;
  if (days <= 0 || days > LONGEST_DAYS) throw badField('/until', 'Must lie ahead, and at most two years away');
}
