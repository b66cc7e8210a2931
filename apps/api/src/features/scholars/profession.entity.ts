import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry of the profession picker. */
@Entity('profession')
export class Profession {
  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  group!: string;

  @Column('int')
  place!: number;

  @Column('text', { array: true, default: '{}' })
  synonyms!: string[];
}
