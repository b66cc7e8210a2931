import { Injectable } from '@nestjs/common';
import type { ChangePassword, RedeemReset } from '@scholars-commons/shared/accounts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../common/audit/audit.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { networkKey } from '../../common/limits/limit-key.js';
import { Limits } from '../../common/limits/limits.service.js';
import { Mail } from '../../common/mail/mail.js';
import { badField, ProblemException } from '../../common/problem/problem-exception.js';
import { accountMails } from './accounts.mail.js';
import { type AccountRow, AccountsQueries } from './accounts.queries.js';
import { endSessions } from './end-sessions.js';
import { CredentialLinks } from './credential-links.service.js';
import { assertNotCommon, hashPassword, passwordFits } from './passwords.js';
import { SignInService } from './sign-in.service.js';

/** Choosing, changing and resetting a password. Whatever changes one ends the other sessions and voids open links. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountsQueries,
    private readonly links: CredentialLinks,
    private readonly signIns: SignInService,
    private readonly limits: Limits,
    private readonly mail: Mail,
  ) {}

  async requestReset(request: FastifyRequest, email: string): Promise<void> {
    await this.signIns.limitMail(request, email);
    await this.database.transaction(async (tx) => {
      const account = await this.accounts.heldByEmail(email, tx);
      if (account?.state !== 'claimed') return;
      const token = await this.links.make(tx, 'reset', { accountId: account.id, scholarId: account.scholar_id, email: account.email });
      await this.mail.queue(tx, accountMails.reset(account.email, account.given_name, token));
    });
  }

  async redeemReset(request: FastifyRequest, reply: FastifyReply, { token, password }: RedeemReset): Promise<Viewer> {
    await this.limits.consume('redeem from an address', networkKey(request.ip));
    assertNotCommon(password);
    const hash = await hashPassword(password);
    return this.signIns.enter(
      request,
      reply,
      async (tx) => {
        const link = await this.links.redeem(tx, 'reset', token);
        const account = await this.accounts.byId(link.account_id ?? '', tx);
        await this.set(tx, account, hash, 'account.password-reset');
        await endSessions(tx, { accountId: account.id });
        return account;
      },
      'session.reset',
    );
  }

  /** Asks for the old one where there is one; other devices are signed out. */
  async change(viewer: Viewer, input: ChangePassword): Promise<void> {
    const account = await this.accounts.byId(viewer.accountId);
    await this.assertPassword(account, input.current, '/current');
    assertNotCommon(input.password);
    const hash = await hashPassword(input.password);
    await this.database.transaction(async (tx) => {
      const present = await this.assertStill(tx, viewer, account, '/current');
      await this.set(tx, present, hash, 'account.password-change');
      await endSessions(tx, { accountId: account.id, except: viewer.sessionId });
    });
  }

  /** 400 at the field if the account has a password and this is not it; counted like a sign-in. */
  async assertPassword(account: AccountRow, password: string | undefined, pointer: string): Promise<void> {
    if (account.password_hash === null) return;
    await this.limits.consume('sign-in of an account', account.id);
    if (!(await passwordFits(account.password_hash, password ?? ''))) throw badField(pointer, 'This is not your present password');
    await this.limits.forget('sign-in of an account', account.id);
  }

  /**
   * Holds the account and asks again what `assertPassword` found: a reset meanwhile ended this session, and what it began must not
   * undo the reset.
   * @returns the account as it is now
   */
  async assertStill(tx: EntityManager, viewer: Viewer, account: AccountRow, pointer: string): Promise<AccountRow> {
    const present = await this.accounts.heldUnchanged(account, tx);
    const [session] = await tx.query<unknown[]>('SELECT id FROM session WHERE id = $1', [viewer.sessionId]);
    if (!session) throw new ProblemException(401, { detail: 'Please sign in again.' });
    if (!present) throw badField(pointer, 'This is not your present password');
    return present;
  }

  private async set(tx: EntityManager, account: AccountRow, hash: string, act: string): Promise<void> {
    await tx.query('UPDATE account SET password_hash = $2 WHERE id = $1', [account.id, hash]);
    await this.links.voidOf(tx, account.scholar_id, ['reset', 'sign-in', 'email-change']);
    await audit(tx, { actorId: account.scholar_id, act, thing: { kind: 'account', id: account.id } });
    await this.mail.queue(tx, accountMails.passwordChanged(account.email, account.given_name));
  }
}
