import { Injectable } from '@nestjs/common';
import type { InvitationView, RedeemInvitation } from '@scholars-commons/shared/accounts';
import type { ScholarState } from '@scholars-commons/shared/scholars';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { Runner } from '../../database/round-trips.js';
import { audit } from '../../common/audit/audit.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { mailboxKey, networkKey } from '../../common/limits/limit-key.js';
import { Limits } from '../../common/limits/limits.service.js';
import { Mail } from '../../common/mail/mail.js';
import { assertVisible, authorize } from '../../common/policy/policy.js';
import { badField, ProblemException } from '../../common/problem/problem-exception.js';
import { accountMails } from './accounts.mail.js';
import { AccountsQueries } from './accounts.queries.js';
import { CredentialLinks } from './credential-links.service.js';
import { invitationPolicy } from './invitation.policy.js';
import { assertNotCommon, hashPassword } from './passwords.js';
import { SignInService } from './sign-in.service.js';

interface Invited {
  id: string;
  state: ScholarState;
  is_listed: boolean;
  given_name: string;
}

/** How a scholar comes in: there is no sign-up, a registrar invites by name. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountsQueries,
    private readonly links: CredentialLinks,
    private readonly signIns: SignInService,
    private readonly limits: Limits,
    private readonly mail: Mail,
  ) {}

  /** One use, 14 days; sending again voids the one before. */
  async send(viewer: Viewer, scholarId: string, email: string): Promise<InvitationView> {
    const sender = await this.accounts.byId(viewer.accountId);
    assertMaySend(viewer, await this.find(this.database, scholarId));
    // Before the transaction: counting takes a connection of its own, and all who wait for a second one would wait for each other.
    await this.limits.consume('mail to an address', mailboxKey(email));
    return this.database.transaction(async (tx) => {
      await this.accounts.hold(tx, scholarId);
      const scholar = assertMaySend(viewer, await this.find(tx, scholarId));
      const holder = await this.accounts.byEmail(email, tx);
      if (holder) throw badField('/email', 'Another scholar signs in with this address');
      const token = await this.links.make(tx, 'invitation', { accountId: null, scholarId, email, sentById: viewer.scholarId });
      await this.mail.queue(tx, accountMails.invitation(email, scholar.given_name, token, sender.name));
      await audit(tx, {
        actorId: viewer.scholarId,
        act: 'scholar.invite',
        thing: { kind: 'scholar', id: scholarId },
        detail: { subjectId: scholarId, after: { email } },
      });
      const sent = await this.lastOf(tx, scholarId);
      return { sentAt: sent.created_at.toISOString(), expiresAt: sent.expires_at.toISOString() };
    });
  }

  async redeem(request: FastifyRequest, reply: FastifyReply, { token, password }: RedeemInvitation): Promise<Viewer> {
    await this.limits.consume('redeem from an address', networkKey(request.ip));
    if (password !== undefined) assertNotCommon(password);
    const hash = password === undefined ? null : await hashPassword(password);
    return this.signIns.enter(
      request,
      reply,
      async (tx) => {
        const link = await this.links.redeem(tx, 'invitation', token);
        const scholar = await this.find(tx, link.scholar_id);
        if (!scholar || !invitationPolicy.isOpenTo(scholar.state))
          throw new ProblemException(409, { detail: 'This invitation has been accepted already. Please sign in.' });
        if (await this.accounts.byEmail(link.email, tx))
          throw new ProblemException(409, { detail: 'This address is in use already. Please sign in, or write to us.' });
        const accountId = uuidV7();
        await tx.query('INSERT INTO account (id, scholar_id, email, password_hash) VALUES ($1, $2, $3, $4)', [
          accountId,
          scholar.id,
          link.email,
          hash,
        ]);
        await tx.query(`UPDATE scholar SET state = 'claimed', claimed_at = now(), updated_at = now(), invite_email = NULL WHERE id = $1`, [
          scholar.id,
        ]);
        await audit(tx, { actorId: scholar.id, act: 'scholar.claim', thing: { kind: 'scholar', id: scholar.id } });
        return this.accounts.byId(accountId, tx);
      },
      'session.invitation',
    );
  }

  private async find(tx: Runner, scholarId: string): Promise<Invited | undefined> {
    const [row] = await tx.query<Invited[]>(
      `SELECT id, state, is_listed, coalesce(preferred_name, given_name) AS given_name FROM scholar
       WHERE id = $1 AND state <> 'merged'`,
      [scholarId],
    );
    return row;
  }

  private async lastOf(tx: EntityManager, scholarId: string): Promise<{ created_at: Date; expires_at: Date }> {
    const [row] = await tx.query<{ created_at: Date; expires_at: Date }[]>(
      `SELECT created_at, expires_at FROM credential_link WHERE scholar_id = $1 AND kind = 'invitation' ORDER BY created_at DESC, id DESC LIMIT 1`,
      [scholarId],
    );
    if (!row) throw new Error('An invitation that was not stored');
    return row;
  }
}

/** @throws ProblemException 404, 403, or 409 for whoever has come already */
function assertMaySend(viewer: Viewer, scholar: Invited | undefined): Invited {
  assertVisible(scholar !== undefined && invitationPolicy.see(viewer, scholar));
  authorize(invitationPolicy.send(viewer));
  if (!invitationPolicy.isOpenTo(scholar.state))
    throw new ProblemException(409, { detail: 'This scholar has signed in already; no invitation is needed.' });
  return scholar;
}
