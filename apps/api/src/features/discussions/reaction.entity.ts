import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReactionKind } from '@scholars-commons/shared/discussions';

/** One kind of reaction of one scholar to one post. */
@Entity('reaction')
export class Reaction {
  @PrimaryColumn('uuid')
  postId!: string;

  @PrimaryColumn('uuid')
  scholarId!: string;

  @PrimaryColumn('text')
  kind!: ReactionKind;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
