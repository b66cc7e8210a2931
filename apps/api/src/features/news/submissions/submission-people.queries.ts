import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { badField } from '../../../common/problem/problem-exception.js';
import { ScholarSight } from '../../scholars/projection/scholar-sight.service.js';

/** Whoever stays keeps what he answered; the submitter has agreed by submitting. */
const REPLACE = `WITH wanted AS (
    SELECT scholar_id, place FROM unnest($2::uuid[]) WITH ORDINALITY AS w (scholar_id, place)
  ), gone AS (
    DELETE FROM news_person WHERE submission_id = $1::uuid AND scholar_id <> ALL ($2::uuid[])
  )
  INSERT INTO news_person (submission_id, scholar_id, place, answer, answered_at)
  SELECT $1::uuid, w.scholar_id, w.place,
    CASE WHEN w.scholar_id = $3::uuid THEN 'agreed' ELSE 'not-asked' END, CASE WHEN w.scholar_id = $3::uuid THEN now() END
  FROM wanted w
  ON CONFLICT (submission_id, scholar_id) DO UPDATE SET place = excluded.place`;

/** Whom a submission concerns. */
@Injectable()
export class SubmissionPeopleQueries {
  private readonly readable: string;

  constructor(private readonly sight: ScholarSight) {
    this.readable = `SELECT s.id FROM scholar s WHERE s.id = ANY($4::uuid[]) AND ${sight.sql.read} AND ($3::uuid[]) IS NOT NULL`;
  }

  async replace(tx: EntityManager, submissionId: string, submitterId: string, people: readonly string[]): Promise<void> {
    await tx.query(REPLACE, [submissionId, people, submitterId]);
  }

  /**
   * Nobody names whom he cannot find; whoever stands there already may stay.
   * @throws ProblemException 400 at the place of the first one who is not there for this viewer
   */
  async assertReadable(tx: EntityManager, viewer: Viewer, people: readonly string[], present: readonly string[]): Promise<void> {
    const rows = await tx.query<{ id: string }[]>(this.readable, [...this.sight.params(viewer), people]);
    const known = new Set([...present, ...rows.map(({ id }) => id)]);
    const at = people.findIndex((id) => !known.has(id));
    if (at >= 0) throw badField(`/people/${at}`, 'No such scholar');
  }
}
