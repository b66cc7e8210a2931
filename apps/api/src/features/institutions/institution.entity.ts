import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where scholars work. `mainCount` and `sentCount` are kept by `hub-counts`; a hub is five or more. */
@Entity('institution')
export class Institution {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  rorId!: string | null;

  @Column('text')
  name!: string;

  @Column({ type: 'text', insert: false, update: false, generatedType: 'STORED', asExpression: '' })
  foldedName!: string;

  @Column({ type: 'text', insert: false, update: false, generatedType: 'STORED', asExpression: '' })
  sortName!: string;

  @Column('text', { nullable: true })
  countryCode!: string | null;

  @Column('text', { nullable: true })
  city!: string | null;

  @Column('text', { nullable: true })
  stateProvince!: string | null;

  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('double precision', { nullable: true })
  lon!: number | null;

  @Column('text', { array: true, default: '{}' })
  domains!: string[];

  @Column('text', { nullable: true })
  webPage!: string | null;

  @Column('text', { nullable: true })
  kind!: string | null;

  /** Withdrawn: the registry took it back, as a mistake or a double. */
  @Column('text', { default: 'active' })
  status!: 'active' | 'inactive' | 'withdrawn';

  /** Of a closed one: the open one at the end of its successors, where its people are counted now. */
  @Column('uuid', { nullable: true })
  successorId!: string | null;

  /** What others know it by: "wikidata:Q598841". */
  @Column('text', { array: true, default: '{}' })
  externalIds!: string[];

  @Column('boolean', { default: false })
  isProposed!: boolean;

  @Column('uuid', { nullable: true })
  proposedById!: string | null;

  @Column('int', { default: 0 })
  mainCount!: number;

  @Column('int', { default: 0 })
  sentCount!: number;

  @Column({ type: 'boolean', insert: false, update: false, generatedType: 'STORED', asExpression: '' })
  isHub!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
