import { Injectable } from '@nestjs/common';
import type { NewSubmission, SubmissionPage, SubmissionsQuery, SubmissionView } from '@scholars-commons/shared/news';
import { id } from '@scholars-commons/shared/id';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Limits } from '../../../common/limits/limits.service.js';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { decodeCursor, encodeCursor } from '../../../common/paging/cursor.js';
import { badField, idTaken } from '../../../common/problem/problem-exception.js';
import { AchievementsService } from '../../scholars/profile/achievements.service.js';
import { submissionRow, submissionView } from './submission.view.js';
import { SubmissionWrites } from './submission-writes.js';
import { type SubmissionRecord, SubmissionsQueries } from './submissions.queries.js';

const place = z.tuple([z.string().regex(/^\d{1,17}$/), id]);
const TITLE_MAX = 150;

/** Whoever begins is the first whom it concerns, and the first step is his. */
const BEGIN = `WITH made AS (
    INSERT INTO news_submission (id, submitter_id, kind, title, text, html, date, link, achievement_id)
    VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8, $9::uuid) ON CONFLICT (id) DO NOTHING RETURNING id
  ), person AS (
    INSERT INTO news_person (submission_id, scholar_id, place, answer, answered_at) SELECT id, $2::uuid, 1, 'agreed', now() FROM made
  ), step AS (
    INSERT INTO news_step (submission_id, step, actor_id) SELECT id, 'draft', $2::uuid FROM made
  )
  SELECT id FROM made`;

/** Drafts of news: begun, looked at, listed. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: SubmissionsQueries,
    private readonly writes: SubmissionWrites,
    private readonly achievements: AchievementsService,
    private readonly limits: Limits,
  ) {}

  get(viewer: Viewer, submissionId: string): Promise<SubmissionView> {
    return this.writes.view(viewer, submissionId);
  }

  /** The viewer's own, the last changed first. */
  async mine(viewer: Viewer, { state, cursor, limit }: SubmissionsQuery): Promise<SubmissionPage> {
    const [micros, lastId] = cursor === undefined ? [] : decodeCursor(cursor, place);
    const after = micros !== undefined && lastId !== undefined ? { micros, id: lastId } : null;
    const rows = await this.queries.mine(viewer.scholarId, state ?? null, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items: items.map(submissionRow), next: rows.length > limit && last ? encodeCursor([last.place, last.id]) : null };
  }

  /** The same id again by the same scholar answers the first one. */
  async begin(viewer: Viewer, input: NewSubmission): Promise<{ view: SubmissionView; isNew: boolean }> {
    const before = await this.queries.byId(input.id);
    if (before) return { view: begunBefore(viewer, before), isNew: false };
    await this.limits.consume('post', viewer.scholarId);
    const isNew = await this.database.transaction((tx) => this.add(tx, viewer, input));
    const row = await this.queries.byId(input.id);
    if (!row) throw idTaken();
    return { view: begunBefore(viewer, row), isNew };
  }

  /** @returns false where somebody, perhaps the same person, was first with this id */
  private async add(tx: EntityManager, viewer: Viewer, { id: submissionId, kind, achievementId }: NewSubmission): Promise<boolean> {
    const told = achievementId === undefined ? null : await this.achievements.ofScholar(tx, viewer.scholarId, achievementId);
    if (achievementId !== undefined && !told) throw badField('/achievementId', 'No such achievement of yours');
    const text = told?.detail ?? '';
    const rows = await tx.query<unknown[]>(BEGIN, [
      submissionId,
      viewer.scholarId,
      told?.kind ?? kind,
      shortened(told?.title ?? ''),
      text,
      renderMarkdown(text),
      told?.date ?? null,
      told?.link ?? null,
      told?.id ?? null,
    ]);
    return rows.length > 0;
  }
}

function begunBefore(viewer: Viewer, row: SubmissionRecord): SubmissionView {
  if (row.submitter_id !== viewer.scholarId) throw idTaken();
  return submissionView(viewer, row);
}

/** A line of a profile may be longer than a headline: cut between signs as people see them. */
function shortened(title: string): string {
  if (title.length <= TITLE_MAX) return title;
  const end = new Intl.Segmenter().segment(title).containing(TITLE_MAX)?.index ?? TITLE_MAX;
  return title.slice(0, end).trimEnd();
}
