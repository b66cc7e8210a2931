import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { NotificationKind } from '@scholars-commons/shared/notifications';

/** Something a scholar should know. Titles and names are read when asked for, so no right outlives itself here. */
@Entity('notification')
export class Notification {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  scholarId!: string;

  @Column('text')
  kind!: NotificationKind;

  @Column('uuid', { nullable: true })
  actorId!: string | null;

  @Column('uuid', { nullable: true })
  threadId!: string | null;

  @Column('uuid', { nullable: true })
  postId!: string | null;

  @Column('uuid', { nullable: true })
  newsId!: string | null;

  @Column('uuid', { nullable: true })
  submissionId!: string | null;

  @Column('uuid', { nullable: true })
  reviewId!: string | null;

  @Column('text', { nullable: true })
  text!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  readAt!: Date | null;
}
