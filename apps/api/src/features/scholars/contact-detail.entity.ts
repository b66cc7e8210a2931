import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Audience, ContactKind } from '@scholars-commons/shared/scholars';

/** One way to reach a scholar, with an audience of its own. */
@Entity('contact_detail')
export class ContactDetail {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  scholarId!: string;

  @Column('text')
  kind!: ContactKind;

  @Column('text')
  value!: string;

  @Column('text', { nullable: true })
  label!: string | null;

  @Column('text')
  audience!: Audience;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
