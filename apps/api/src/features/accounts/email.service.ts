import { Injectable } from '@nestjs/common';
import type { ChangeEmail } from '@scholars-commons/shared/accounts';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../common/audit/audit.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { networkKey } from '../../common/limits/limit-key.js';
import { Limits } from '../../common/limits/limits.service.js';
import { Mail } from '../../common/mail/mail.js';
import { ProblemException } from '../../common/problem/problem-exception.js';
import { accountMails } from './accounts.mail.js';
import { type AccountRow, AccountsQueries } from './accounts.queries.js';
import { closedRecord } from './closed-record.js';
import { endSessions } from './end-sessions.js';
import { CredentialLinks, type LinkRow } from './credential-links.service.js';
import { PasswordsService } from './passwords.service.js';
import { SignInService } from './sign-in.service.js';

/** The address one signs in with: confirmed at the new one, told to the old one, with a way back for a week. */
@Injectable()
export class EmailService {
  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountsQueries,
    private readonly links: CredentialLinks,
    private readonly passwords: PasswordsService,
    private readonly signIns: SignInService,
    private readonly limits: Limits,
    private readonly mail: Mail,
  ) {}

  /** The same answer whether or not another account has the new address. */
  async request(viewer: Viewer, request: FastifyRequest, { email, password }: ChangeEmail): Promise<void> {
    const account = await this.accounts.byId(viewer.accountId);
    await this.passwords.assertPassword(account, password, '/password');
    await this.signIns.limitMail(request, email);
    await this.database.transaction(async (tx) => {
      await this.passwords.assertStill(tx, viewer, account, '/password');
      if (await this.accounts.byEmail(email, tx)) return;
      const token = await this.links.make(tx, 'email-change', { accountId: account.id, scholarId: account.scholar_id, email });
      await this.mail.queue(tx, accountMails.confirmAddress(email, account.given_name, token));
    });
  }

  async confirm(request: FastifyRequest, token: string): Promise<void> {
    await this.limits.consume('redeem from an address', networkKey(request.ip));
    await this.database.transaction(async (tx) => {
      const link = await this.links.redeem(tx, 'email-change', token);
      const account = await this.accounts.byId(link.account_id ?? '', tx);
      assertOpen(account);
      const back = await this.links.make(tx, 'email-return', {
        accountId: account.id,
        scholarId: account.scholar_id,
        email: account.email,
      });
      await this.mail.queue(tx, accountMails.addressChanged(account.email, account.given_name, back));
      await this.move(tx, account, link, 'account.email-change');
      await this.links.voidOf(tx, account.scholar_id, ['sign-in', 'reset']);
    });
  }

  /** Whoever changed it knew the password, so that goes too: the owner comes back in by a link to his own address. */
  async undo(request: FastifyRequest, token: string): Promise<void> {
    await this.limits.consume('redeem from an address', networkKey(request.ip));
    await this.database.transaction(async (tx) => {
      const link = await this.links.redeem(tx, 'email-return', token);
      const account = await this.accounts.byId(link.account_id ?? '', tx);
      // Suspended people too may take back what a thief did; it opens no session.
      if (account.state !== 'suspended') assertOpen(account);
      await this.move(tx, account, link, 'account.email-undo');
      await tx.query('UPDATE account SET password_hash = NULL WHERE id = $1', [account.id]);
      await this.links.voidOf(tx, account.scholar_id, ['sign-in', 'reset', 'email-change']);
    });
  }

  private async move(tx: EntityManager, account: AccountRow, link: LinkRow, act: string): Promise<void> {
    const holder = await this.accounts.byEmail(link.email, tx);
    if (holder && holder.id !== account.id) {
      throw new ProblemException(409, { detail: 'This address cannot be used for signing in. Please choose another one, or write to us.' });
    }
    await tx.query('UPDATE account SET email = $2 WHERE id = $1', [account.id, link.email]);
    await audit(tx, {
      actorId: account.scholar_id,
      act,
      thing: { kind: 'account', id: account.id },
      detail: { subjectId: account.scholar_id, before: { email: account.email }, after: { email: link.email } },
    });
    await endSessions(tx, { accountId: account.id });
  }
}

/** A record may be closed after the letter went out. */
function assertOpen({ state }: AccountRow): void {
  if (state !== 'claimed') throw closedRecord();
}
