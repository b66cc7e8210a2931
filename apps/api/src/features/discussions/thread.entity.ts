import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A thread and its counters. `seq` rises with every change; `lastPostNumber` only with a post. */
@Entity('thread')
export class Thread {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  spaceId!: string;

  @Column('uuid')
  authorId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  slug!: string;

  @Column('int', { default: 1 })
  seq!: number;

  @Column('int', { default: 1 })
  lastPostNumber!: number;

  @Column('int', { default: 1 })
  postCount!: number;

  @Column('timestamptz', { default: () => 'now()' })
  lastPostAt!: Date;

  @Column('uuid')
  lastAuthorId!: string;

  @Column('text', { default: '' })
  lastExcerpt!: string;

  @Column('boolean', { default: false })
  isPinned!: boolean;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;

  @Column('uuid', { nullable: true })
  closedById!: string | null;

  @Column('text', { nullable: true })
  closedReason!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
