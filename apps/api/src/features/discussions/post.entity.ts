import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostView } from '@scholars-commons/shared/discussions';

/** A post. `number` is its place and never reused; `changedSeq` is the thread's `seq` of its last change. */
@Entity('post')
export class Post {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  threadId!: string;

  @Column('int')
  number!: number;

  @Column('int')
  changedSeq!: number;

  @Column('int', { default: 1 })
  textSeq!: number;

  @Column('uuid')
  authorId!: string;

  @Column('text')
  markdown!: string;

  @Column('text')
  html!: string;

  @Column('uuid', { nullable: true })
  replyToId!: string | null;

  @Column('jsonb', { default: [] })
  reactions!: PostView['reactions'];

  @Column('int', { default: 0 })
  revisionCount!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  editedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  removedAt!: Date | null;

  @Column('uuid', { nullable: true })
  removedById!: string | null;

  @Column('text', { nullable: true })
  removedAs!: 'author' | 'moderator' | null;

  @Column('text', { nullable: true })
  removedReason!: string | null;

  @Column('timestamptz', { nullable: true })
  erasedAt!: Date | null;
}
