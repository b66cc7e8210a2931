import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a scholar has read a thread. */
@Entity('read_marker')
export class ReadMarker {
  @PrimaryColumn('uuid')
  scholarId!: string;

  @PrimaryColumn('uuid')
  threadId!: string;

  @Column('int')
  readNumber!: number;

  @Column('timestamptz', { default: () => 'now()' })
  readAt!: Date;
}
