import { Injectable } from '@nestjs/common';
import type { SignIn } from '@scholars-commons/shared/accounts';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { AccountsQueries, type AccountRow } from './accounts.queries.js';
import { passwordFits } from './passwords.js';

type Done = (error: unknown, account?: AccountRow | false) => void;

/**
 * passport's local strategy decides whether address and password fit; sessions are ours (docs/adr/0002).
 * It runs after the contract was checked, so that a malformed body is a 400 and never a wrong password.
 */
@Injectable()
export class PasswordStrategy {
  private readonly passport = new passport.Passport();

  constructor(private readonly accounts: AccountsQueries) {
    this.passport.use(
      new Strategy({ usernameField: 'email', session: false }, (email: string, password: string, done: Done) => {
        void this.answer(email, password, done);
      }),
    );
  }

  /**
   * The account, or null if address or password are wrong; which of them, the time does not tell either.
   * @param input as the contract made it: an address that was pasted with a space beside it is the same address
   */
  authenticate(input: SignIn): Promise<AccountRow | null> {
    return new Promise((resolve, reject) => {
      const answered: Done = (error, account) => (error ? reject(error) : resolve(account || null));
      const middleware = this.passport.authenticate('local', { session: false }, answered) as (...args: unknown[]) => void;
      middleware({ body: input }, {}, reject);
    });
  }

  private async answer(email: string, password: string, done: Done): Promise<void> {
    try {
      done(null, await this.check(email, password));
    } catch (cause) {
      done(cause);
    }
  }

  private async check(email: string, password: string): Promise<AccountRow | false> {
    const account = await this.accounts.byEmail(email);
    return (await passwordFits(account?.password_hash, password)) && account ? account : false;
  }
}
