import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AchievementKind } from '@scholars-commons/shared/scholars';

/** A scholar's own line: publication, promotion, award and alike. `date` is as precise as known: 2024, 2024-05 or 2024-05-17. */
@Entity('achievement')
export class Achievement {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  scholarId!: string;

  @Column('text')
  kind!: AchievementKind;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  detail!: string | null;

  @Column('text', { nullable: true })
  link!: string | null;

  @Column('text', { nullable: true })
  date!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
