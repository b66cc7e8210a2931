import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from '../build-index.js';

const beside = 'INCLUDE (kind, subject_id, against_id)';
const DESKS = {
  review_waiting_flagged_idx: `review (opened_at, id) ${beside} WHERE state = 'waiting' AND kind <> 'submission'`,
  review_waiting_submitted_idx: `review (opened_at, id) ${beside} WHERE state = 'waiting' AND kind = 'submission'`,
  review_decided_flagged_idx: `review (decided_at DESC, id DESC) ${beside} WHERE state = 'decided' AND kind <> 'submission'`,
  review_decided_submitted_idx: `review (decided_at DESC, id DESC) ${beside} WHERE state = 'decided' AND kind = 'submission'`,
};
const WHOLE = {
  review_waiting_idx: `review (opened_at, id) WHERE state = 'waiting'`,
  review_decided_idx: `review (decided_at DESC, id DESC) WHERE state = 'decided'`,
};

/** Moderators and editors each read their own half of the queue: nobody goes through the other's any more. */
export class ReviewDesks1764000019000 implements MigrationInterface {
  name = 'ReviewDesks1764000019000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(DESKS)) await buildIndex(runner, { name, on });
    for (const name of Object.keys(WHOLE)) await dropIndex(runner, name);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(WHOLE)) await buildIndex(runner, { name, on });
    for (const name of Object.keys(DESKS)) await dropIndex(runner, name);
  }
}
