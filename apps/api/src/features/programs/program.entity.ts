import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course the institute runs. */
@Entity('program')
export class Program {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  slug!: string;

  @Column('text', { default: '' })
  description!: string;

  /** Everybody who was in any of its cohorts, once; kept with the cohorts' numbers. */
  @Column('int', { default: 0 })
  scholarCount!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
