import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChangeSpace, NewSpace, SpaceList, SpaceView } from '@scholars-commons/shared/discussions';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { idTaken, stale } from '../../../common/problem/problem-exception.js';
import { isDuplicateKey } from '../duplicate-key.js';
import { slugOf } from '../threads/slug.js';
import { spacePolicy } from './space.policy.js';
import { spaceFacts, type SpaceRow, SpacesQueries } from './spaces.queries.js';

const spaceView = (viewer: Viewer, row: SpaceRow): SpaceView => {
  const facts = spaceFacts(row);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    kind: row.kind,
    cohortId: row.cohort_id,
    threadCount: row.thread_count,
    lastPostAt: row.last_post_at?.toISOString() ?? null,
    unreadThreads: row.unread,
    version: row.version,
    readAsModerator: spacePolicy.readsAsModerator(viewer, facts),
    can: { start: spacePolicy.write(viewer, facts), edit: spacePolicy.edit(viewer, facts) },
  };
};

/** As many as may want the same address at once; each turn one of them has it. */
const TURNS = 20;

/** Places for threads: those a viewer may read, and new open ones. */
/** Pages of the web that stand beside the spaces: `/discussions/new`. */
const PAGES = new Set(['new', 'search']);
const addressOf = (name: string): string => (PAGES.has(slugOf(name)) ? `${slugOf(name)}-space` : slugOf(name));

@Injectable()
export class SpacesService {
  constructor(
    private readonly database: DataSource,
    private readonly queries: SpacesQueries,
  ) {}

  async list(viewer: Viewer): Promise<SpaceList> {
    const rows = await this.queries.list(viewer);
    return { items: rows.map((row) => spaceView(viewer, row)), can: { create: spacePolicy.create(viewer) } };
  }

  /** The same id with the same name again answers the first one. */
  async create(viewer: Viewer, input: NewSpace): Promise<{ space: SpaceView; isNew: boolean }> {
    authorize(spacePolicy.create(viewer));
    for (let turn = 1; ; turn += 1) {
      const outcome = await this.tryCreate(viewer, input);
      if (outcome) return outcome;
      if (turn === TURNS) throw idTaken();
    }
  }

  /** Null where another space of the same name took the address in the same moment: the next one is free. */
  private async tryCreate(viewer: Viewer, { id, name, description }: NewSpace): Promise<{ space: SpaceView; isNew: boolean } | null> {
    try {
      await this.database.transaction(async (tx) => {
        await this.queries.add(tx, { id, name, description, slug: addressOf(name), createdById: viewer.scholarId });
        await audit(tx, { actorId: viewer.scholarId, act: 'space.create', thing: { kind: 'space', id }, changes: { name } });
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = await this.queries.one(viewer, id);
      if (!first && !(await this.queries.byId(id))) return null;
      if (first?.name !== name) throw idTaken();
      return { space: spaceView(viewer, first), isNew: false };
    }
    return { space: await this.view(viewer, id), isNew: true };
  }

  /** Changes name and purpose. The same change again is none; another one of an older version answers 409 with the present view, on record too. */
  async change(viewer: Viewer, id: string, { version, name, description }: ChangeSpace): Promise<SpaceView> {
    const isStale = await this.database.transaction(async (tx) => {
      const space = await this.queries.lock(tx, id);
      assertVisible(space !== null && spacePolicy.read(viewer, spaceFacts(space)));
      authorize(spacePolicy.edit(viewer, spaceFacts(space)));
      if (space.name === name && space.description === description) return false;
      if (space.version !== version) {
        await audit(tx, { actorId: viewer.scholarId, act: 'space.change-refused', thing: { kind: 'space', id } });
        return true;
      }
      await this.queries.change(tx, id, { name, description });
      const fields = [...(space.name === name ? [] : ['name']), ...(space.description === description ? [] : ['description'])];
      const changes = { fields, before: { name: space.name }, after: { name } };
      await audit(tx, { actorId: viewer.scholarId, act: 'space.change', thing: { kind: 'space', id }, changes });
      return false;
    });
    const present = await this.view(viewer, id);
    if (isStale) throw stale(present);
    return present;
  }

  private async view(viewer: Viewer, id: string): Promise<SpaceView> {
    const row = await this.queries.one(viewer, id);
    if (!row) throw new Error(`Space ${id} is gone after it was written`);
    return spaceView(viewer, row);
  }
}
