import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Runner } from '../../../database/round-trips.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { unreadThreads } from '../threads/thread-list.sql.js';
import type { SpaceFacts } from './space.policy.js';
import { viewerParameters, visibleTo } from './visible-to.js';

const COLUMNS = 's.id, s.slug, s.name, s.description, s.kind, s.cohort_id, s.thread_count, s.version';

const READABLE = `SELECT ${COLUMNS},
    -- Two probes of the index that lists a space, instead of a walk through its threads.
    greatest(
      (SELECT max(t.last_post_at) FROM thread t WHERE t.space_id = s.id AND t.is_pinned),
      (SELECT max(t.last_post_at) FROM thread t WHERE t.space_id = s.id AND NOT t.is_pinned)
    ) AS last_post_at,
    coalesce(n.unread, 0) AS unread
  FROM space s
  LEFT JOIN (SELECT u.space_id, count(*)::int AS unread FROM (${unreadThreads('$4::timestamptz')}) u GROUP BY u.space_id) n ON n.space_id = s.id
  WHERE ${visibleTo}`;

const LIST = `${READABLE}
  ORDER BY s.kind DESC, s.place, s.name, s.id`;

const ONE = `${READABLE} AND s.id = $5::uuid`;

/** A slug that is taken gets the next number behind it. */
const ADD = `INSERT INTO space (id, name, description, kind, created_by_id, slug)
  SELECT $1::uuid, $2, $3, 'open', $4::uuid, (
    SELECT c.slug FROM (
      SELECT CASE WHEN n = 1 THEN $5::text ELSE $5::text || '-' || n END AS slug, n FROM generate_series(1, 1000) n
    ) c WHERE NOT EXISTS (SELECT FROM space o WHERE o.slug = c.slug) ORDER BY c.n LIMIT 1
  )`;

const CHANGE = `UPDATE space SET name = $2, description = $3, version = version + 1 WHERE id = $1`;
const LOCK = `SELECT s.id, s.kind, s.cohort_id, s.name, s.description, s.version FROM space s WHERE s.id = $1 FOR NO KEY UPDATE`;

const BY_SLUG = `SELECT s.id, s.kind, s.cohort_id FROM space s WHERE s.slug = $1`;
const BY_ID = `SELECT s.id, s.kind, s.cohort_id FROM space s WHERE s.id = $1`;
const BY_IDS = `SELECT s.id, s.kind, s.cohort_id FROM space s WHERE s.id = ANY($1::uuid[])`;
const OWN_COHORTS = `SELECT s.cohort_id, s.slug FROM space s WHERE s.cohort_id = ANY($1::uuid[])`;

export interface SpaceRow {
  id: string;
  slug: string;
  name: string;
  description: string;
  kind: 'open' | 'cohort';
  cohort_id: string | null;
  thread_count: number;
  version: number;
  last_post_at: Date | null;
  unread: number;
}

export type SpaceAccessRow = Pick<SpaceRow, 'id' | 'kind' | 'cohort_id'>;

/** Reads of spaces. */
@Injectable()
export class SpacesQueries {
  constructor(private readonly database: DataSource) {}

  list(viewer: Viewer): Promise<SpaceRow[]> {
    return this.database.query(LIST, [...viewerParameters(viewer), viewer.caughtUpAt]);
  }

  /** One space with its counts, if the viewer may read it. */
  async one(viewer: Viewer, id: string): Promise<SpaceRow | null> {
    const [row] = await this.database.query<SpaceRow[]>(ONE, [...viewerParameters(viewer), viewer.caughtUpAt, id]);
    return row ?? null;
  }

  async add(tx: Runner, space: Pick<SpaceRow, 'id' | 'name' | 'description' | 'slug'> & { createdById: string }) {
    await tx.query(ADD, [space.id, space.name, space.description, space.createdById, space.slug]);
  }

  /** The space as it stands, locked until the transaction ends. */
  async lock(tx: Runner, id: string): Promise<(SpaceAccessRow & Pick<SpaceRow, 'name' | 'description' | 'version'>) | null> {
    const [row] = await tx.query<(SpaceAccessRow & Pick<SpaceRow, 'name' | 'description' | 'version'>)[]>(LOCK, [id]);
    return row ?? null;
  }

  async change(tx: Runner, id: string, { name, description }: Pick<SpaceRow, 'name' | 'description'>) {
    await tx.query(CHANGE, [id, name, description]);
  }

  async bySlug(slug: string): Promise<SpaceAccessRow | null> {
    const [row] = await this.database.query<SpaceAccessRow[]>(BY_SLUG, [slug]);
    return row ?? null;
  }

  async byId(id: string): Promise<SpaceAccessRow | null> {
    const [row] = await this.database.query<SpaceAccessRow[]>(BY_ID, [id]);
    return row ?? null;
  }

  byIds(ids: readonly string[]): Promise<SpaceAccessRow[]> {
    return this.database.query(BY_IDS, [ids]);
  }

  /** Address of each cohort's space, by cohort. */
  async slugsOfCohorts(cohortIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ cohort_id: string; slug: string }[]>(OWN_COHORTS, [cohortIds]);
    return new Map(rows.map((row) => [row.cohort_id, row.slug]));
  }
}

/** What rights on the space of a row hang on. */
export const spaceFacts = ({ kind, cohort_id }: Pick<SpaceRow, 'kind' | 'cohort_id'>): SpaceFacts => ({ kind, cohortId: cohort_id });
