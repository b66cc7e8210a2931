import { Injectable } from '@nestjs/common';
import type { Grant } from '@scholars-commons/shared/accounts';
import type { ChangeGrants, GrantHolders, GrantsView } from '@scholars-commons/shared/grants';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { viewersChanged } from '../../../common/auth/viewer-changes.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { ProblemException, stale } from '../../../common/problem/problem-exception.js';
import { AccountsQueries } from '../accounts.queries.js';
import { endSessions } from '../end-sessions.js';
import { grantPolicy } from './grant.policy.js';
import { GrantsQueries } from './grants.queries.js';
import { grantsOf, holdersOf } from './grants.view.js';

const isSame = (some: readonly Grant[], others: readonly Grant[]) =>
  some.every((kind) => others.includes(kind)) && others.every((kind) => some.includes(kind));

const cannotSignIn = () =>
  new ProblemException(409, { type: '/problems/cannot-sign-in', detail: 'Only somebody who can sign in can be given a right of staff.' });
const lastAdmin = () =>
  new ProblemException(409, {
    type: '/problems/last-admin',
    detail: 'This is the last admin. Make somebody else an admin first, or nobody could give rights any more.',
  });

/** Who is of staff: read, and changed with a reason and on record. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: GrantsQueries,
    private readonly accounts: AccountsQueries,
    private readonly events: EventBus,
  ) {}

  async holders(viewer: Viewer): Promise<GrantHolders> {
    authorize(grantPolicy.read(viewer));
    return { items: holdersOf(await this.queries.holders()) };
  }

  async of(viewer: Viewer, scholarId: string): Promise<GrantsView> {
    authorize(grantPolicy.read(viewer));
    return this.view(scholarId);
  }

  /** Makes these the grants of a scholar. The same again is no change; an older picture of them answers 409 with the present one, on record too. */
  async change(viewer: Viewer, scholarId: string, input: ChangeGrants): Promise<GrantsView> {
    authorize(grantPolicy.change(viewer));
    const outcome = await this.database.transaction(async (tx) => {
      await this.queries.inTurn(tx);
      return this.changeInTurn(tx, viewer, scholarId, input);
    });
    if (outcome === 'changed') this.events.publish('notifications.changed', { scholarIds: [scholarId] });
    const present = await this.view(scholarId);
    if (outcome === 'stale') throw stale(present);
    return present;
  }

  private async changeInTurn(
    tx: EntityManager,
    viewer: Viewer,
    scholarId: string,
    { was, grants, reason }: ChangeGrants,
  ): Promise<'changed' | 'same' | 'stale'> {
    const admins = await this.queries.admins(tx);
    // The grant may have gone while this request waited for its turn.
    authorize(admins.includes(viewer.scholarId));
    const view = grantsOf(await this.queries.of(scholarId, tx), admins);
    assertVisible(view !== null);
    const present = view.grants.map(({ kind }) => kind);
    if (isSame(present, grants)) return 'same';
    if (!isSame(present, was)) {
      const thing = { kind: 'scholar', id: scholarId };
      await audit(tx, { actorId: viewer.scholarId, act: 'grant.change-refused', thing, changes: { was, grants } });
      return 'stale';
    }
    const given = [...new Set(grants)].filter((kind) => !present.includes(kind));
    const taken = present.filter((kind) => !grants.includes(kind));
    if (given.length > 0 && !view.canSignIn) throw cannotSignIn();
    if (taken.includes('admin') && view.isLastAdmin) throw lastAdmin();
    await this.queries.give(tx, scholarId, given, viewer.scholarId);
    await this.queries.take(tx, scholarId, taken);
    for (const [act, kinds] of [['grant.give', given] as const, ['grant.take', taken] as const])
      for (const kind of kinds) await this.writeDown(tx, viewer, act, scholarId, kind, reason);
    await this.queries.tell(tx, scholarId, viewer.scholarId, reason);
    if (given.length > 0) await this.signInAnew(tx, viewer, scholarId);
    await viewersChanged(tx, { scholarIds: [scholarId] });
    return 'changed';
  }

  private writeDown(tx: EntityManager, viewer: Viewer, act: string, scholarId: string, grant: Grant, reason: string): Promise<void> {
    return audit(tx, {
      actorId: viewer.scholarId,
      act,
      thing: { kind: 'scholar', id: scholarId },
      changes: { grant },
      detail: { subjectId: scholarId, after: { reason } },
    });
  }

  /** A session that somebody took over must not rise with its owner; the admin's own, just used, stays. */
  private async signInAnew(tx: EntityManager, viewer: Viewer, scholarId: string): Promise<void> {
    const account = await this.accounts.byScholar(scholarId, tx);
    if (account) await endSessions(tx, { accountId: account.id, except: viewer.sessionId });
  }

  private async view(scholarId: string): Promise<GrantsView> {
    const view = grantsOf(await this.queries.of(scholarId), await this.queries.admins());
    assertVisible(view !== null);
    return view;
  }
}
