import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place for threads: open to the network, or a cohort's own. */
@Entity('space')
export class Space {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('text')
  kind!: 'open' | 'cohort';

  @Column('uuid', { nullable: true })
  cohortId!: string | null;

  @Column('int', { default: 0 })
  threadCount!: number;

  @Column('int', { default: 0 })
  place!: number;

  /** Raised by each edit; an edit of an older one is refused. */
  @Column('int', { default: 1 })
  version!: number;

  @Column('uuid', { nullable: true })
  createdById!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
