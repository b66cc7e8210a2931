import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** That a submission is public, and since when. One row a submission, for all times that it is published. */
@Entity('news_item')
export class NewsItem {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  submissionId!: string;

  @Column('timestamptz')
  publishedAt!: Date;

  /** Null where the machine published what was scheduled. */
  @Column('uuid', { nullable: true })
  publishedById!: string | null;

  @Column('timestamptz')
  undoUntil!: Date;

  @Column('timestamptz', { nullable: true })
  unpublishedAt!: Date | null;

  /** Nobody is told before `undoUntil`. */
  @Column('timestamptz', { nullable: true })
  toldAt!: Date | null;

  /** Version of the submission as moderators took the item away. */
  @Column('int', { nullable: true })
  removedVersion!: number | null;

  /** The line that this publishing wrote for its submitter, while it can be undone. */
  @Column('jsonb', { nullable: true })
  madeAchievement!: Record<string, unknown> | null;

  @Column('int', { default: 0 })
  congratulationCount!: number;
}
