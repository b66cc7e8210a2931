import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A name by which an institution is found. */
@Entity('institution_name')
export class InstitutionName {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  institutionId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: 'main' | 'label' | 'alias' | 'acronym';

  /** Its language, where a registry says so. */
  @Column('text', { nullable: true })
  lang!: string | null;

  @Column('text')
  searchName!: string;
}
