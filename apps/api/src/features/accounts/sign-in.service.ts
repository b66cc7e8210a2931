import { Injectable } from '@nestjs/common';
import type { SignIn } from '@scholars-commons/shared/accounts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../common/audit/audit.js';
import { clearSessionCookie, cookieName, setSessionCookie } from '../../common/auth/session-cookie.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { ViewerStore } from '../../common/auth/viewer-store.js';
import { mailboxKey, networkKey } from '../../common/limits/limit-key.js';
import { Limits } from '../../common/limits/limits.service.js';
import { Mail } from '../../common/mail/mail.js';
import { ProblemException } from '../../common/problem/problem-exception.js';
import { accountMails } from './accounts.mail.js';
import { type AccountRow, AccountsQueries } from './accounts.queries.js';
import { closedRecord } from './closed-record.js';
import { endSessions } from './end-sessions.js';
import { CredentialLinks } from './credential-links.service.js';
import { deviceName } from './device-name.js';
import { PasswordStrategy } from './password.strategy.js';
import { SuspensionAppeals } from './suspension/suspension-appeals.service.js';
import { SuspensionService } from './suspension/suspension.service.js';
import { SessionsService } from './sessions.service.js';

/** Ways in that need no one else: password and link; and the way out. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: DataSource,
    private readonly passwords: PasswordStrategy,
    private readonly accounts: AccountsQueries,
    private readonly sessions: SessionsService,
    private readonly links: CredentialLinks,
    private readonly viewers: ViewerStore,
    private readonly limits: Limits,
    private readonly mail: Mail,
    private readonly suspensions: SuspensionService,
    private readonly appeals: SuspensionAppeals,
  ) {}

  async byPassword(request: FastifyRequest, reply: FastifyReply, input: SignIn): Promise<Viewer> {
    const { email } = input;
    await this.limits.consume('sign-in from an address', networkKey(request.ip));
    await this.limits.consume('sign-in of an account', mailboxKey(email));
    const account = await this.passwords.authenticate(input);
    if (!account) throw doNotFit();
    await this.limits.forget('sign-in of an account', mailboxKey(email));
    // While the password was compared it may have been changed, and every session ended: the old one opens none after that.
    const find = async (tx: EntityManager) => {
      const present = await this.accounts.heldUnchanged(account, tx);
      if (!present) throw doNotFit();
      return present;
    };
    return this.enter(request, reply, find, 'session.password');
  }

  /** Known or not, the same answer; the letter goes out by a job, so the time is the same too. */
  async requestLink(request: FastifyRequest, email: string): Promise<void> {
    await this.limitMail(request, email);
    await this.database.transaction(async (tx) => {
      const account = await this.accounts.heldByEmail(email, tx);
      if (account?.state !== 'claimed') return;
      const token = await this.links.make(tx, 'sign-in', { accountId: account.id, scholarId: account.scholar_id, email: account.email });
      await this.mail.queue(tx, accountMails.link(account.email, account.given_name, token));
    });
  }

  async byLink(request: FastifyRequest, reply: FastifyReply, token: string): Promise<Viewer> {
    await this.limits.consume('redeem from an address', networkKey(request.ip));
    return this.enter(
      request,
      reply,
      async (tx) => {
        const link = await this.links.redeem(tx, 'sign-in', token);
        return this.accounts.byId(link.account_id ?? '', tx);
      },
      'session.link',
    );
  }

  async signOut(viewer: Viewer, reply: FastifyReply): Promise<void> {
    await this.database.transaction((tx) => endSessions(tx, { accountId: viewer.accountId, sessionId: viewer.sessionId }));
    clearSessionCookie(reply);
  }

  /** Asks for a mail to an address: counted by address and by network, whether or not anybody has it. */
  async limitMail(request: FastifyRequest, email: string): Promise<void> {
    await this.limits.consume('mail asked from an address', networkKey(request.ip));
    await this.limits.consume('mail to an address', mailboxKey(email));
  }

  /**
   * Opens a session for the account that `find` answers, in one transaction with whatever it changes, and ends the one the browser brought.
   * @throws ProblemException 403 with reason, end and a way to appeal, for whoever is suspended: only after he proved who he is
   */
  async enter(
    request: FastifyRequest,
    reply: FastifyReply,
    find: (tx: EntityManager) => Promise<AccountRow>,
    act: string,
  ): Promise<Viewer> {
    const brought = await this.viewers.of(request.cookies[cookieName()]);
    const opened = this.database.transaction(async (tx) => {
      const found = await find(tx);
      const account = found.is_suspension_over ? await this.lift(tx, found) : found;
      assertMaySignIn(account);
      if (brought) await endSessions(tx, { accountId: brought.accountId, sessionId: brought.sessionId });
      await audit(tx, { actorId: account.scholar_id, act, thing: { kind: 'account', id: account.id } });
      return this.sessions.open(tx, account.id, deviceName(request.headers['user-agent']));
    });
    const token = await opened.catch(async (cause: unknown) => {
      // Only now: what was changed on the way in is taken back, and the way to appeal must stay.
      throw cause instanceof Suspended ? await this.appeals.refusal(cause.account) : cause;
    });
    setSessionCookie(reply, token);
    const viewer = await this.viewers.of(token);
    if (!viewer) throw new ProblemException(401, { detail: 'Please sign in again.' });
    return viewer;
  }

  private async lift(tx: EntityManager, { id, scholar_id }: AccountRow): Promise<AccountRow> {
    await this.suspensions.liftHeld(tx, scholar_id, null);
    return this.accounts.byId(id, tx);
  }
}

const doNotFit = () => new ProblemException(401, { detail: 'Address and password do not fit together.' });

/** Somebody who proved who he is, and may not come in. */
class Suspended extends Error {
  constructor(readonly account: AccountRow) {
    super('Suspended');
  }
}

function assertMaySignIn(account: AccountRow): void {
  if (account.state === 'claimed') return;
  if (account.state === 'suspended') throw new Suspended(account);
  throw closedRecord();
}
