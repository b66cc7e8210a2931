import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A scholar at an institution. Current while `toDate` is null; at most one is main. */
@Entity('position')
export class Position {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  scholarId!: string;

  @Column('uuid')
  institutionId!: string;

  @Column('text', { nullable: true })
  title!: string | null;

  @Column('text', { nullable: true })
  department!: string | null;

  @Column('text', { nullable: true })
  fromDate!: string | null;

  @Column('text', { nullable: true })
  toDate!: string | null;

  @Column('boolean', { default: false })
  isMain!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
