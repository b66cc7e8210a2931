import type { MigrationInterface } from 'typeorm';

const UNDONE = 'All of it was rolled back; the schema is as it was before it, and the version before still starts.';
/** Indexes are built outside of a transaction: one that broke off serves nobody, and is begun anew. */
const TO_BE_DONE_AGAIN = 'What it had begun serves nobody yet and is done anew when it runs again; the version before still starts.';

/** A migration that could not run, said so that a person knows what to do. */
export class FailedMigration extends Error {
  constructor({ name, transaction }: Pick<MigrationInterface, 'name' | 'transaction'>, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The migration ${name ?? ''} failed: ${why}\n${transaction === false ? TO_BE_DONE_AGAIN : UNDONE}`, { cause });
  }
}
