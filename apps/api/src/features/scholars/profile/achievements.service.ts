import { Injectable } from '@nestjs/common';
import type { ChangeAchievement, NewAchievement } from '@scholars-commons/shared/profile-rows';
import type { AchievementLine, ScholarView } from '@scholars-commons/shared/scholars';
import type { EntityManager } from 'typeorm';
import type { Runner } from '../../../database/round-trips.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { changedFields } from './changed-fields.js';
import { assertRoom, insertNew, rowOf } from './profile-rows.js';
import { ProfileWrites } from './profile-writes.js';

const MOST_ACHIEVEMENTS = 1_000;
const ADD = 'INSERT INTO achievement (id, scholar_id, kind, title, detail, link, date) VALUES ($1, $2, $3, $4, $5, $6, $7)';
const ROOM = 'SELECT count(*) < $2::int AS has_room FROM achievement WHERE scholar_id = $1::uuid';
/** Gone only as it was made: what its scholar has touched since is his. */
const TAKE_BACK = `DELETE FROM achievement WHERE id = $1::uuid AND scholar_id = $2::uuid
    AND (kind, title, detail, link, date) IS NOT DISTINCT FROM ($3::text, $4::text, $5::text, $6::text, $7::text)
  RETURNING id`;

/** A scholar's own lines: publications, promotions, awards and alike. */
@Injectable()
export class AchievementsService {
  constructor(private readonly writes: ProfileWrites) {}

  /** A line of a scholar's own, for what another feature makes of it on his behalf. */
  async ofScholar(tx: Runner, scholarId: string, achievementId: string): Promise<AchievementLine | null> {
    const [row] = await tx.query<AchievementLine[]>(
      'SELECT id, kind, title, detail, link, date FROM achievement WHERE id = $1::uuid AND scholar_id = $2::uuid',
      [achievementId, scholarId],
    );
    return row ?? null;
  }

  /**
   * Writes a line on a scholar's page on his behalf, in the transaction of the act that brings it about.
   * @returns what to do after the commit, or null where the page is full
   */
  addFor(tx: EntityManager, actorId: string | null, scholarId: string, line: AchievementLine): Promise<(() => void) | null> {
    return this.writes.bringAbout(tx, { actorId, scholarId, block: 'achievements' }, async () => {
      const [room] = await tx.query<{ has_room: boolean }[]>(ROOM, [scholarId, MOST_ACHIEVEMENTS]);
      if (!room?.has_room) return null;
      const { id, ...values } = line;
      await insertNew(tx, ADD, [id, scholarId, line.kind, line.title, line.detail, line.link, line.date]);
      return changedFields('achievement.add', {}, values);
    });
  }

  /**
   * Takes such a line away again, if nobody has touched it since.
   * @returns what to do after the commit, or null where it stays
   */
  takeBack(tx: EntityManager, actorId: string | null, scholarId: string, line: AchievementLine): Promise<(() => void) | null> {
    return this.writes.bringAbout(tx, { actorId, scholarId, block: 'achievements' }, async () => {
      // A DELETE answers its rows and how many they are.
      const [gone] = await tx.query<[unknown[], number]>(TAKE_BACK, [
        line.id,
        scholarId,
        line.kind,
        line.title,
        line.detail,
        line.link,
        line.date,
      ]);
      return gone.length > 0 ? { act: 'achievement.remove', fields: ['achievement'], before: { ...line }, after: {} } : null;
    });
  }

  async add(viewer: Viewer, scholarId: string, input: NewAchievement): Promise<{ view: ScholarView; isNew: boolean }> {
    let isNew = false;
    const view = await this.writes.write(viewer, scholarId, {
      block: 'achievements',
      change: async (tx, scholar) => {
        if (scholar.achievements.some((achievement) => achievement.id === input.id)) return null;
        assertRoom(scholar.achievements, MOST_ACHIEVEMENTS);
        const { id, kind, title, detail = null, link = null, date = null } = input;
        await insertNew(tx, ADD, [id, scholarId, kind, title, detail, link, date]);
        isNew = true;
        return changedFields('achievement.add', {}, { kind, title, detail, link, date });
      },
    });
    return { view, isNew };
  }

  async change(viewer: Viewer, scholarId: string, achievementId: string, { version, ...input }: ChangeAchievement): Promise<ScholarView> {
    return this.writes.write(viewer, scholarId, {
      block: 'achievements',
      version,
      change: async (tx, scholar) => {
        const achievement = rowOf(scholar.achievements, achievementId);
        const changed = changedFields('achievement.change', achievement, input);
        if (!changed) return null;
        const after = { ...achievement, ...changed.after };
        await tx.query('UPDATE achievement SET kind = $2, title = $3, detail = $4, link = $5, date = $6 WHERE id = $1', [
          achievementId,
          after.kind,
          after.title,
          after.detail,
          after.link,
          after.date,
        ]);
        return changed;
      },
    });
  }

  async remove(viewer: Viewer, scholarId: string, achievementId: string): Promise<ScholarView> {
    return this.writes.write(viewer, scholarId, {
      block: 'achievements',
      change: async (tx, scholar) => {
        const { newsId: _, ...before } = rowOf(scholar.achievements, achievementId);
        await tx.query('DELETE FROM achievement WHERE id = $1', [achievementId]);
        return { act: 'achievement.remove', fields: ['achievement'], before, after: {} };
      },
    });
  }
}
