import { Injectable } from '@nestjs/common';
import { problemTypes } from '@scholars-commons/shared/problem';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Mail } from '../../../common/mail/mail.js';
import { ProblemException } from '../../../common/problem/problem-exception.js';
import { ReviewQueue } from '../../review/review-queue.service.js';
import { accountMails } from '../accounts.mail.js';
import { type AccountRow, AccountsQueries } from '../accounts.queries.js';
import { CredentialLinks } from '../credential-links.service.js';
import { SuspensionQueries } from './suspension.queries.js';

const notSuspended = () => new ProblemException(409, { detail: 'Your account is not suspended any more. You can sign in as before.' });
const appealedAlready = () => new ProblemException(409, { detail: 'You have appealed already. We will write to you.' });

/** Appeals of those who cannot sign in: they prove by a token who they are. */
@Injectable()
export class SuspensionAppeals {
  constructor(
    private readonly database: DataSource,
    private readonly queries: SuspensionQueries,
    private readonly accounts: AccountsQueries,
    private readonly links: CredentialLinks,
    private readonly queue: ReviewQueue,
    private readonly mail: Mail,
  ) {}

  /** What somebody learns who proved who he is, and may not come in: why, until when, and how to appeal. */
  async refusal({ id, scholar_id: scholarId }: AccountRow): Promise<ProblemException> {
    return this.database.transaction(async (tx) => {
      await this.accounts.hold(tx, scholarId);
      const { state, email, suspended_reason: reason, suspended_until: until } = await this.accounts.byId(id, tx);
      if (state !== 'suspended') return notSuspended();
      // The desk can still take it back without a word: why, and how to appeal, come after that.
      if (await this.queries.isUntold(tx, scholarId))
        return new ProblemException(403, {
          type: problemTypes.suspended,
          detail: 'Your account is suspended. Sign in once more in a minute to read why.',
        });
      const link = { accountId: id, scholarId, email, sentById: scholarId };
      const appealToken = (await this.queries.hasAppealed(tx, scholarId)) ? null : await this.links.make(tx, 'appeal', link);
      return new ProblemException(403, {
        type: problemTypes.suspended,
        detail: `Your account is suspended: ${(reason ?? 'no reason was written down').replace(/[.!\s]+$/, '')}.`,
        suspension: { reason: reason ?? '', until: until?.toISOString() ?? null, appealToken },
      });
    });
  }

  /**
   * Spends the token, and opens a case for another than who decided.
   * @returns the case
   * @throws ProblemException 410 for a token that is none any more, 409 where there is nothing to appeal against
   */
  async appeal(token: string, words: string): Promise<string> {
    return this.database.transaction(async (tx) => {
      const { scholar_id: subjectId } = await this.links.redeem(tx, 'appeal', token);
      const account = await this.accounts.byScholar(subjectId, tx);
      if (account?.state !== 'suspended') throw notSuspended();
      if (await this.queries.hasAppealed(tx, subjectId)) throw appealedAlready();
      const { reviewId: ofId, byId: againstId } = await this.queries.ledBy(tx, subjectId);
      const id = uuidV7();
      if (!(await this.queue.appeal(tx, { id, subjectId, ofId, againstId, words }))) throw appealedAlready();
      return id;
    });
  }

  /** Whoever is suspended cannot read what came of it here: it goes out as a letter. */
  async tell(tx: EntityManager, scholarId: string, words: string): Promise<void> {
    const account = await this.accounts.byScholar(scholarId, tx);
    if (!account) return;
    await this.mail.queue(tx, accountMails.appealSettled(account.email, account.given_name, account.state !== 'suspended', words));
  }
}
