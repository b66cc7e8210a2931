import type { Grant } from '@scholars-commons/shared/accounts';
import { randomBytes } from 'node:crypto';
import type { DataSource, DeepPartial, EntityTarget, ObjectLiteral } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { hashToken } from '../../src/common/auth/tokens.js';
import { Post } from '../../src/features/discussions/post.entity.js';
import { Space } from '../../src/features/discussions/space.entity.js';
import { Thread } from '../../src/features/discussions/thread.entity.js';
import { Institution } from '../../src/features/institutions/institution.entity.js';
import { Position } from '../../src/features/institutions/position.entity.js';
import { Cohort } from '../../src/features/programs/cohort.entity.js';
import { Enrollment } from '../../src/features/programs/enrollment.entity.js';
import { Program } from '../../src/features/programs/program.entity.js';
import { Scholar } from '../../src/features/scholars/scholar.entity.js';

/** Somebody who is signed in: name the person and let the rest be ordinary. */
export interface SignedIn {
  scholar: Scholar;
  accountId: string;
  email: string;
  sessionId: string;
  token: string;
}

export type Person = DeepPartial<Scholar> & {
  grants?: readonly Grant[];
  cohorts?: readonly Cohort[];
  email?: string;
  passwordHash?: string | null;
};

let count = 0;
const next = () => (count += 1);

/** One valid row and its parents, written by the owner of the schema; a test names only what it is about. */
export class Make {
  constructor(private readonly database: DataSource) {}

  readonly id = (): string => uuidV7();

  private async row<T extends ObjectLiteral>(entity: EntityTarget<T>, values: NoInfer<DeepPartial<T>>): Promise<T> {
    const repository = this.database.getRepository(entity);
    const made = repository.create(values);
    await repository.insert(made);
    return repository.findOneByOrFail({ id: (values as { id: string }).id } as never);
  }

  scholar(values: DeepPartial<Scholar> = {}): Promise<Scholar> {
    const n = next();
    return this.row(Scholar, {
      id: uuidV7(),
      state: 'claimed',
      givenName: `Given${n}`,
      familyName: `Family${n}`,
      claimedAt: new Date(),
      ...values,
    });
  }

  program(values: DeepPartial<Program> = {}): Promise<Program> {
    const n = next();
    return this.row(Program, { id: uuidV7(), name: `Program ${n}`, slug: `program-${n}`, ...values });
  }

  async cohort(values: DeepPartial<Cohort> = {}): Promise<Cohort> {
    const programId = values.programId ?? (await this.program()).id;
    return this.row(Cohort, {
      id: uuidV7(),
      name: `Cohort ${next()}`,
      year: 2024,
      format: 'boston',
      ...values,
      programId,
    });
  }

  async enrollment(values: DeepPartial<Enrollment> = {}): Promise<Enrollment> {
    const scholarId = values.scholarId ?? (await this.scholar()).id;
    const cohortId = values.cohortId ?? (await this.cohort()).id;
    const made = await this.row(Enrollment, { id: uuidV7(), ...values, scholarId, cohortId });
    await this.database.query('UPDATE cohort SET scholar_count = scholar_count + 1 WHERE id = $1', [cohortId]);
    await this.database.query(
      `UPDATE program SET scholar_count = (SELECT count(DISTINCT e.scholar_id) FROM cohort c JOIN enrollment e ON e.cohort_id = c.id WHERE c.program_id = program.id)
       WHERE id = (SELECT program_id FROM cohort WHERE id = $1)`,
      [cohortId],
    );
    return made;
  }

  institution(values: DeepPartial<Institution> = {}): Promise<Institution> {
    return this.row(Institution, { id: uuidV7(), name: `Institution ${next()}`, countryCode: 'KE', ...values });
  }

  async position(values: DeepPartial<Position> = {}): Promise<Position> {
    const scholarId = values.scholarId ?? (await this.scholar()).id;
    const institutionId = values.institutionId ?? (await this.institution()).id;
    const made = await this.row(Position, { id: uuidV7(), ...values, scholarId, institutionId });
    if (made.isMain && !made.toDate)
      await this.database.query('UPDATE institution SET main_count = main_count + 1 WHERE id = $1', [institutionId]);
    return made;
  }

  space(values: DeepPartial<Space> = {}): Promise<Space> {
    const n = next();
    const kind = values.cohortId ? 'cohort' : 'open';
    return this.row(Space, { id: uuidV7(), slug: `space-${n}`, name: `Space ${n}`, kind, ...values });
  }

  /** A thread with its first post. */
  async thread(values: DeepPartial<Thread> & { markdown?: string } = {}): Promise<Thread & { firstPostId: string }> {
    const { markdown = 'How do you debrief after a difficult station?', ...rest } = values;
    const spaceId = values.spaceId ?? (await this.space()).id;
    const authorId = values.authorId ?? (await this.scholar()).id;
    const id = uuidV7();
    const thread = await this.row(Thread, {
      id,
      title: `Thread ${next()}`,
      slug: 'thread',
      lastExcerpt: markdown,
      ...rest,
      spaceId,
      authorId,
      lastAuthorId: authorId,
    });
    await this.database.query('UPDATE space SET thread_count = thread_count + 1 WHERE id = $1', [spaceId]);
    const post = await this.row(Post, {
      id: uuidV7(),
      threadId: thread.id,
      number: 1,
      changedSeq: 1,
      authorId,
      markdown,
      html: `<p>${markdown}</p>`,
    });
    return Object.assign(thread, { firstPostId: post.id });
  }

  async threads(count: number): Promise<(Thread & { firstPostId: string })[]> {
    const threads: (Thread & { firstPostId: string })[] = [];
    for (let n = 0; n < count; n += 1) threads.push(await this.thread());
    return threads;
  }

  /** The next post of a thread, with the thread's counters. */
  async post(values: DeepPartial<Post> & { threadId: string }): Promise<Post> {
    const authorId = values.authorId ?? (await this.scholar()).id;
    const markdown = values.markdown ?? `We tried this in group ${next()}.`;
    // TypeORM answers an UPDATE with [rows, count].
    const [[thread]] = await this.database.query<[[{ seq: number; last_post_number: number }], number]>(
      `UPDATE thread SET seq = seq + 1, last_post_number = last_post_number + 1, post_count = post_count + 1, last_post_at = now(), last_author_id = $2
       WHERE id = $1 RETURNING seq, last_post_number`,
      [values.threadId, authorId],
    );
    return this.row(Post, {
      id: uuidV7(),
      html: `<p>${markdown}</p>`,
      ...values,
      number: thread.last_post_number,
      changedSeq: thread.seq,
      authorId,
      markdown,
    });
  }

  grant(scholarId: string, kind: Grant): Promise<unknown> {
    return this.database.query('INSERT INTO staff_grant (scholar_id, kind) VALUES ($1, $2)', [scholarId, kind]);
  }

  /** A claimed scholar with account and session, grants and cohorts. */
  async signedIn({ grants = [], cohorts = [], email, passwordHash = null, ...person }: Person = {}): Promise<SignedIn> {
    const scholar = await this.scholar(person);
    const address = email ?? `person.${next()}@alumni.example`;
    const accountId = uuidV7();
    await this.database.query('INSERT INTO account (id, scholar_id, email, password_hash) VALUES ($1, $2, $3, $4)', [
      accountId,
      scholar.id,
      address,
      passwordHash,
    ]);
    for (const kind of grants) await this.grant(scholar.id, kind);
    for (const cohort of cohorts) await this.enrollment({ scholarId: scholar.id, cohortId: cohort.id });
    return { scholar, accountId, email: address, ...(await this.session(accountId)) };
  }

  /** So many ordinary people, made one after the other: a factory has few connections. */
  async several(count: number): Promise<SignedIn[]> {
    const people: SignedIn[] = [];
    for (let n = 0; n < count; n += 1) people.push(await this.signedIn());
    return people;
  }

  /** Another device of an account. */
  async session(accountId: string): Promise<{ sessionId: string; token: string }> {
    const token = randomBytes(32).toString('base64url');
    const sessionId = uuidV7();
    await this.database.query(
      `INSERT INTO session (id, token_hash, account_id, expires_at) VALUES ($1, $2, $3, now() + interval '30 days')`,
      [sessionId, hashToken(token), accountId],
    );
    return { sessionId, token };
  }
}
