import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A scholar in a cohort, with role and the institution that sent them. */
@Entity('enrollment')
export class Enrollment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  scholarId!: string;

  @Column('uuid')
  cohortId!: string;

  @Column('text', { default: 'participant' })
  role!: 'participant' | 'faculty' | 'director' | 'fellow';

  @Column('uuid', { nullable: true })
  institutionId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
