import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScholarState, Audience, OpenTo } from '@scholars-commons/shared/scholars';

/** A person of the community's records. `name`, `sortName` and `searchName` are made by Postgres from the names as typed. */
@Entity('scholar')
export class Scholar {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { default: 'unclaimed' })
  state!: ScholarState;

  @Column('boolean', { default: true })
  isListed!: boolean;

  @Column('boolean', { default: false })
  isStaff!: boolean;

  @Column('text')
  givenName!: string;

  @Column('text', { nullable: true })
  familyName!: string | null;

  @Column('text', { nullable: true })
  preferredName!: string | null;

  @Column({ type: 'text', insert: false, update: false, generatedType: 'STORED', asExpression: '' })
  name!: string;

  @Column({ type: 'text', insert: false, update: false, generatedType: 'STORED', asExpression: '' })
  sortName!: string;

  @Column({ type: 'text', insert: false, update: false, generatedType: 'STORED', asExpression: '' })
  searchName!: string;

  /** What a name is found by with one typo; made and read by Postgres alone. */
  @Column({ type: 'text', array: true, insert: false, update: false, select: false, generatedType: 'STORED', asExpression: '' })
  nameKeys?: string[];

  @Column('text', { nullable: true })
  credentials!: string | null;

  @Column('text', { nullable: true })
  professionCode!: string | null;

  @Column('text', { nullable: true })
  headline!: string | null;

  @Column('text', { nullable: true })
  bioMarkdown!: string | null;

  @Column('text', { nullable: true })
  bioHtml!: string | null;

  @Column('text', { nullable: true })
  pronouns!: string | null;

  @Column('text', { array: true, default: '{}' })
  languages!: string[];

  @Column('text', { nullable: true })
  city!: string | null;

  @Column('text', { nullable: true })
  countryCode!: string | null;

  @Column('double precision', { nullable: true })
  lat!: number | null;

  @Column('double precision', { nullable: true })
  lon!: number | null;

  @Column('text', { nullable: true })
  timeZone!: string | null;

  @Column('text', { array: true, default: '{}' })
  openTo!: OpenTo[];

  @Column('uuid', { nullable: true })
  photoId!: string | null;

  @Column('text', { default: 'network' })
  audienceAbout!: Audience;

  @Column('text', { default: 'network' })
  audiencePlace!: Audience;

  @Column('text', { default: 'network' })
  audiencePositions!: Audience;

  @Column('text', { default: 'network' })
  audienceEnrollments!: Audience;

  @Column('text', { default: 'network' })
  audienceAchievements!: Audience;

  @Column('text', { default: 'network' })
  audienceInterests!: Audience;

  @Column('text', { default: 'network' })
  audiencePhoto!: Audience;

  @Column('int', { default: 0 })
  versionNames!: number;

  @Column('int', { default: 0 })
  versionAbout!: number;

  @Column('int', { default: 0 })
  versionPlace!: number;

  @Column('int', { default: 0 })
  versionPositions!: number;

  @Column('int', { default: 0 })
  versionEnrollments!: number;

  @Column('int', { default: 0 })
  versionAchievements!: number;

  @Column('int', { default: 0 })
  versionInterests!: number;

  @Column('int', { default: 0 })
  versionPhoto!: number;

  @Column('int', { default: 0 })
  versionContacts!: number;

  @Column('citext', { nullable: true })
  inviteEmail!: string | null;

  @Column('timestamptz', { nullable: true })
  claimedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  suspendedUntil!: Date | null;

  @Column('text', { nullable: true })
  suspendedReason!: string | null;

  @Column('uuid', { nullable: true })
  mergedIntoId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
