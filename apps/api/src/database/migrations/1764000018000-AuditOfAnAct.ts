import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from '../build-index.js';

/** The record of one act is found among all others by its name: a rare one was looked for through the whole record. */
export class AuditOfAnAct1764000018000 implements MigrationInterface {
  name = 'AuditOfAnAct1764000018000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, { name: 'audit_act_idx', on: 'audit (act, at DESC, id DESC)' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'audit_act_idx');
  }
}
