import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One run of a program. */
@Entity('cohort')
export class Cohort {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  programId!: string;

  @Column('text')
  name!: string;

  @Column('int')
  year!: number;

  @Column('text')
  format!: 'boston' | 'remote' | 'hybrid';

  @Column('date', { nullable: true })
  startsOn!: string | null;

  @Column('date', { nullable: true })
  endsOn!: string | null;

  @Column('int', { default: 0 })
  scholarCount!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
