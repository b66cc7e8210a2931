import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A first warning must not say that it is another one; and what is removed is not always a thread's. Words that staff changed stay theirs. */
export class WarningWords1764000013000 implements MigrationInterface {
  name = 'WarningWords1764000013000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [usedFor, [label, words], [before, said]] of WORDS) await runner.query(CHANGE, [usedFor, before, said, label, words]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [usedFor, [label, words], [before, said]] of WORDS) await runner.query(CHANGE, [usedFor, label, words, before, said]);
  }
}

type Words = readonly [label: string, words: string];

const CHANGE = `UPDATE canned_reason SET label = $4, words = $5
  WHERE used_for = $1 AND label = $2 AND words = $3 AND version = 1
    AND NOT EXISTS (SELECT FROM canned_reason other WHERE other.used_for = $1 AND other.label = $4 AND other.label <> $2)`;

const WORDS: readonly (readonly [usedFor: string, after: Words, before: Words])[] = [
  [
    'remove',
    ['Belongs elsewhere', 'It has little to do with what is talked of there. It will find readers in a place of its own.'],
    ['Belongs elsewhere', 'It has little to do with this thread. It will find readers in a thread of its own.'],
  ],
  [
    'remove-and-warn',
    [
      'Hurtful to a colleague, a warning',
      'It hurts a colleague, and we ask you in earnest not to write so again. Please help us keep this a place where all dare to speak.',
    ],
    [
      'Hurtful, and not for the first time',
      'It hurts a colleague, and we have written to you about this before. Please help us keep this a place where all dare to speak.',
    ],
  ],
  [
    'remove-and-warn',
    [
      'Patient data, a warning',
      'A patient could be recognised in it. We ask you in earnest not to do so again; patients trust all of us with what they tell.',
    ],
    [
      'Patient data once more',
      'A patient could be recognised in it. We have written to you about this before; patients trust all of us with what they tell.',
    ],
  ],
  [
    'remove-and-warn',
    [
      'Advertises, a warning',
      'It offers something for sale, and we ask you in earnest not to do so again. Do tell colleagues of your work as news instead.',
    ],
    ['Advertises once more', 'It offers something for sale, and we have written to you about this before.'],
  ],
];
