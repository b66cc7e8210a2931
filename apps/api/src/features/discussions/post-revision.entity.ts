import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a post said before an edit. */
@Entity('post_revision')
export class PostRevision {
  @PrimaryColumn('uuid')
  postId!: string;

  @PrimaryColumn('int')
  number!: number;

  @Column('text')
  markdown!: string;

  @Column('text')
  html!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
