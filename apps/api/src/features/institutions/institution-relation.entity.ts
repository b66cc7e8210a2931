import { Column, Entity, PrimaryColumn } from 'typeorm';

export type RelationKind = 'parent' | 'child' | 'predecessor' | 'successor' | 'related';

/** What a registry says of two institutions. The other one is named by its ROR id, since it may not be in our list. */
@Entity('institution_relation')
export class InstitutionRelation {
  @PrimaryColumn('uuid')
  institutionId!: string;

  @PrimaryColumn('text')
  kind!: RelationKind;

  @PrimaryColumn('text')
  otherRorId!: string;

  @Column('text')
  otherName!: string;
}
