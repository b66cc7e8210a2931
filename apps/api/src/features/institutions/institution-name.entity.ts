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

  @Column('text')
  searchName!: string;
}
