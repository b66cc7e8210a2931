import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ReasonCode, ReviewKind, ReviewOutcome, ReviewState } from '@scholars-commons/shared/review';

/** Something that staff judge, or have judged. Exactly one thing it is about, by its kind; what led to it are flags, a submission or an appeal. */
@Entity('review')
export class Review {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  kind!: ReviewKind;

  @Column('uuid')
  subjectId!: string;

  @Column('uuid', { nullable: true })
  postId!: string | null;

  @Column('uuid', { nullable: true })
  newsId!: string | null;

  @Column('uuid', { nullable: true })
  submissionId!: string | null;

  @Column('uuid', { nullable: true })
  appealOfId!: string | null;

  @Column('text', { nullable: true })
  appealWords!: string | null;

  /** Of an appeal: who decided what it is against, and so does not judge it. */
  @Column('uuid', { nullable: true })
  againstId!: string | null;

  @Column('text', { default: 'waiting' })
  state!: ReviewState;

  @Column('timestamptz', { default: () => 'now()' })
  openedAt!: Date;

  @Column('int', { default: 0 })
  flagCount!: number;

  @Column('uuid', { nullable: true })
  heldById!: string | null;

  @Column('timestamptz', { nullable: true })
  heldAt!: Date | null;

  /** Made by the client that decided: the same again is no second decision. */
  @Column('uuid', { nullable: true })
  decisionId!: string | null;

  @Column('text', { nullable: true })
  decision!: ReviewOutcome['decision'] | null;

  @Column('text', { nullable: true })
  reason!: ReasonCode | null;

  @Column('text', { nullable: true })
  words!: string | null;

  @Column('timestamptz', { nullable: true })
  until!: Date | null;

  @Column('uuid', { nullable: true })
  decidedById!: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  /** Until then it can be undone, and nobody is told before. */
  @Column('timestamptz', { nullable: true })
  undoUntil!: Date | null;

  @Column('timestamptz', { nullable: true })
  toldAt!: Date | null;

  /** What the decision itself did: only that is undone. */
  @Column('boolean', { default: false })
  hasRemoved!: boolean;

  @Column('boolean', { default: false })
  hasSuspended!: boolean;
}
