import { Injectable } from '@nestjs/common';
import type { AuthorView } from '@scholars-commons/shared/discussions';
import type { NamedAnswer, NewsKind, NewsPerson, SubmissionState } from '@scholars-commons/shared/news';
import { DataSource } from 'typeorm';
import type { Runner } from '../../../database/round-trips.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import type { AuthorColumns } from '../../discussions/discussions.service.js';
import { ScholarSight } from '../../scholars/projection/scholar-sight.service.js';
import { newsFilters, type NewsFilter, newsListSql } from './item-list.sql.js';
import { congratulationsSql, newsItemSql, relatedSql } from './items.sql.js';

export interface CardRow {
  id: string;
  kind: NewsKind;
  title: string;
  html: string;
  date: string | null;
  published_at: Date;
  picture_id: string | null;
  picture_alt: string | null;
  picture_is_decorative: boolean;
  congratulation_count: number;
  is_mine: boolean;
  people: NewsPerson[];
}

export type ListRow = CardRow & { place: string };

export type ItemRow = CardRow &
  AuthorColumns<'author'> & {
    link: string | null;
    submission_id: string;
    submitter_id: string;
    state: SubmissionState;
    was_submitted: boolean;
    congratulated_by: AuthorView[];
    standing: NamedAnswer | null;
  };

export type CongratulationsRow = Pick<ItemRow, 'congratulation_count' | 'congratulated_by' | 'is_mine'>;

export type NewsWanted = Partial<Record<NewsFilter, string | undefined>>;

/** Whoever is held for a congratulation or an answer. */
export interface HeldItem {
  submission_id: string;
  submitter_id: string;
  is_named: boolean;
}

const HOLD = 'SELECT id FROM news_item WHERE id = $1::uuid FOR NO KEY UPDATE';
const HELD = `SELECT ns.id AS submission_id, ns.submitter_id,
    EXISTS (SELECT FROM news_person np WHERE np.submission_id = ns.id AND np.scholar_id = $2::uuid) AS is_named
  FROM news_item ni JOIN news_submission ns ON ns.id = ni.submission_id WHERE ni.id = $1::uuid AND ni.unpublished_at IS NULL`;

/** The counter moves with the row, and only with it. */
const CONGRATULATE = `WITH row AS (
    INSERT INTO congratulation (news_id, scholar_id) VALUES ($1::uuid, $2::uuid) ON CONFLICT DO NOTHING RETURNING news_id
  )
  UPDATE news_item SET congratulation_count = congratulation_count + 1 WHERE id = $1::uuid AND EXISTS (SELECT FROM row)`;
const TAKE_BACK = `WITH row AS (
    DELETE FROM congratulation WHERE news_id = $1::uuid AND scholar_id = $2::uuid RETURNING news_id
  )
  UPDATE news_item SET congratulation_count = congratulation_count - 1 WHERE id = $1::uuid AND EXISTS (SELECT FROM row)`;

const ANSWER = `UPDATE news_person SET answer = $3, answered_at = now()
  WHERE submission_id = $1::uuid AND scholar_id = $2::uuid AND answer <> $3 RETURNING answer`;

/** Reads of public items, and what readers do to them. */
@Injectable()
export class ItemsQueries {
  constructor(
    private readonly database: DataSource,
    private readonly sight: ScholarSight,
  ) {}

  /** @param after microseconds and id of the last one before the page */
  async page(viewer: Viewer, wanted: NewsWanted, after: { micros: string; id: string } | null, limit: number): Promise<ListRow[]> {
    const given = newsFilters.filter((filter) => wanted[filter] !== undefined);
    const values = given.map((filter) => wanted[filter]);
    const place = [after?.micros ?? null, after?.id ?? null];
    const rows = await this.database.query<ListRow[]>(newsListSql(given, limit), [...this.sight.params(viewer), ...place, ...values]);
    return rows.slice(0, limit);
  }

  async byId(viewer: Viewer, newsId: string): Promise<ItemRow | null> {
    const [row] = await this.database.query<ItemRow[]>(newsItemSql, [viewer.scholarId, newsId]);
    return row ?? null;
  }

  related(viewer: Viewer, newsId: string): Promise<CardRow[]> {
    return this.database.query(relatedSql, [viewer.scholarId, newsId]);
  }

  async congratulations(viewer: Viewer, newsId: string): Promise<CongratulationsRow | null> {
    const [row] = await this.database.query<CongratulationsRow[]>(congratulationsSql, [viewer.scholarId, newsId]);
    return row ?? null;
  }

  /** A public item, held: unpublishing and what readers do to it come one after the other. */
  async held(tx: Runner, viewer: Viewer, newsId: string): Promise<HeldItem | null> {
    await tx.query(HOLD, [newsId]);
    const [row] = await tx.query<HeldItem[]>(HELD, [newsId, viewer.scholarId]);
    return row ?? null;
  }

  async congratulate(tx: Runner, newsId: string, scholarId: string, isOn: boolean): Promise<void> {
    await tx.query(isOn ? CONGRATULATE : TAKE_BACK, [newsId, scholarId]);
  }

  /** @returns whether it was another answer before */
  async answer(tx: Runner, submissionId: string, scholarId: string, answer: 'agreed' | 'declined'): Promise<boolean> {
    // An UPDATE answers its rows and how many they are.
    const [rows] = await tx.query<[unknown[], number]>(ANSWER, [submissionId, scholarId, answer]);
    return rows.length > 0;
  }
}
