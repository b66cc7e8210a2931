import { Injectable } from '@nestjs/common';
import { type AchievementLine, achievementLine } from '@scholars-commons/shared/scholars';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { AchievementsService } from '../../scholars/profile/achievements.service.js';
import type { AfterCommit } from '../submissions/submission-writes.js';
import { type HeldSubmission, SubmissionsQueries } from '../submissions/submissions.queries.js';
import { PublishingQueries } from './publishing.queries.js';

/** The line on the submitter's own page that news of him become, unless it stands there already. */
@Injectable()
export class OwnLine {
  constructor(
    private readonly achievements: AchievementsService,
    private readonly submissions: SubmissionsQueries,
    private readonly queries: PublishingQueries,
  ) {}

  /** News that are no achievement make none, nor do those that only tell of others. */
  async write(tx: EntityManager, held: HeldSubmission, newsId: string, actorId: string | null): Promise<AfterCommit[]> {
    const { kind, title, link, date, submitter_id: scholarId } = held;
    if (kind === 'news' || held.achievement_id !== null) return [];
    if (!(await this.submissions.peopleOf(tx, held.id)).includes(scholarId)) return [];
    const line: AchievementLine = { id: uuidV7(), kind, title, detail: null, link, date };
    const after = await this.achievements.addFor(tx, actorId, scholarId, line);
    // A page that is full takes no more lines: the news go out all the same.
    if (!after) return [];
    await this.queries.made(tx, held.id, newsId, line);
    return [after];
  }

  /** Undone at once, publishing leaves no trace; a line that its scholar has changed meanwhile is his. */
  async takeBack(tx: EntityManager, held: HeldSubmission, actorId: string): Promise<AfterCommit[]> {
    const { data: line } = achievementLine.safeParse(held.made_achievement);
    if (!line) return [];
    const after = await this.achievements.takeBack(tx, actorId, held.submitter_id, line);
    return after ? [after] : [];
  }
}
