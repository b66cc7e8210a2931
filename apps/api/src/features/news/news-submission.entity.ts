import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NewsKind, SubmissionState } from '@scholars-commons/shared/news';

/** The words of a piece of news for good, from its draft on; `news_item` says only that, and since when, they are public. */
@Entity('news_submission')
export class NewsSubmission {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  submitterId!: string;

  @Column('text', { default: 'draft' })
  state!: SubmissionState;

  @Column('text')
  kind!: NewsKind;

  @Column('text', { default: '' })
  title!: string;

  @Column('text', { default: '' })
  text!: string;

  @Column('text', { default: '' })
  html!: string;

  /** As precise as known: 2024, 2024-05 or 2024-05-17. */
  @Column('text', { nullable: true })
  date!: string | null;

  @Column('text', { nullable: true })
  link!: string | null;

  @Column('uuid', { nullable: true })
  achievementId!: string | null;

  @Column('uuid', { nullable: true })
  pictureId!: string | null;

  @Column('text', { nullable: true })
  pictureAlt!: string | null;

  @Column('boolean', { default: false })
  pictureIsDecorative!: boolean;

  /** Stands while it is scheduled, with the zone whose clocks were meant. */
  @Column('timestamptz', { nullable: true })
  publishAt!: Date | null;

  @Column('text', { nullable: true })
  timeZone!: string | null;

  @Column('int', { default: 1 })
  version!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
