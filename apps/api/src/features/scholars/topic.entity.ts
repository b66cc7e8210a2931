import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A scholarly subject. */
@Entity('topic')
export class Topic {
  @PrimaryColumn('text')
  slug!: string;

  @Column('text')
  label!: string;

  @Column('text')
  group!: string;

  @Column('int')
  place!: number;
}
