import { Injectable } from '@nestjs/common';
import type { ProfileBlock, ScholarView } from '@scholars-commons/shared/scholars';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../../common/audit/audit.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { EventBus } from '../../../common/events/event-bus.js';
import { assertVisible, authorize } from '../../../common/policy/policy.js';
import { stale } from '../../../common/problem/problem-exception.js';
import { projectScholar } from '../projection/project-scholar.js';
import type { ScholarFacts } from '../projection/scholar-facts.js';
import { ScholarFactsQueries } from '../projection/scholar-facts.queries.js';
import { sightOf } from '../projection/sight.js';
import { scholarPolicy } from '../scholar.policy.js';

/** The parts of a profile that are saved and versioned one by one. */
export type WrittenBlock = 'names' | ProfileBlock | 'contacts';

/** What an act changed: names of fields, and their values for the audit when staff edit somebody else. */
export interface Changed {
  act: string;
  fields: string[];
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** Values that are nobody's secret, such as an audience. */
  open?: Record<string, unknown>;
}

export interface Write {
  block: WrittenBlock;
  /** The version the page was read at; undefined where rows are added or removed one by one. */
  version?: number | undefined;
  /** Does the change, or returns null when it stands already: a retry, which is no change and never stale. */
  change: (tx: EntityManager, scholar: ScholarFacts) => Promise<Changed | null>;
}

const bump = (block: WrittenBlock) => `UPDATE scholar SET version_${block} = version_${block} + 1, updated_at = now() WHERE id = $1`;

/** The frame of every write to a profile: hold the scholar, ask the rights, change, write it down, answer the page anew. */
@Injectable()
export class ProfileWrites {
  constructor(
    private readonly database: DataSource,
    private readonly facts: ScholarFactsQueries,
    private readonly events: EventBus,
  ) {}

  async write(viewer: Viewer, scholarId: string, write: Write): Promise<ScholarView> {
    const { view, isChanged } = await this.database.transaction(async (tx) => {
      const scholar = await this.facts.locked(tx, viewer, scholarId);
      assertVisible(scholar !== null && sightOf(viewer, scholar).read);
      authorize(mayWrite(viewer, scholar, write.block));
      const changed = await write.change(tx, scholar);
      if (!changed) return { view: projectScholar(viewer, scholar), isChanged: false };
      // Thrown here, the change rolls back.
      if (write.version !== undefined && write.version !== scholar.versions[write.block]) throw stale(projectScholar(viewer, scholar));

      await this.writeDown(tx, viewer.scholarId, scholarId, write.block, changed);
      const after = await this.facts.of(tx, viewer, scholarId);
      assertVisible(after !== null);
      return { view: projectScholar(viewer, after), isChanged: true };
    });
    if (isChanged) this.events.publish('profile.changed', { scholarId });
    return view;
  }

  /**
   * What another act brings about on a page, by rights of its own: the page is held, changed, and the change written down.
   * @param change as in `Write`
   * @returns what to do after the commit, or null where nothing was changed
   */
  async bringAbout(
    tx: EntityManager,
    { actorId, scholarId, block }: { actorId: string | null; scholarId: string; block: WrittenBlock },
    change: () => Promise<Changed | null>,
  ): Promise<(() => void) | null> {
    await tx.query('SELECT id FROM scholar WHERE id = $1::uuid FOR NO KEY UPDATE', [scholarId]);
    const changed = await change();
    if (!changed) return null;
    await this.writeDown(tx, actorId, scholarId, block, changed);
    return () => this.events.publish('profile.changed', { scholarId });
  }

  /** What scholars do to their own pages is written down by field; what others do there, with the values. */
  private async writeDown(
    tx: EntityManager,
    actorId: string | null,
    scholarId: string,
    block: WrittenBlock,
    changed: Changed,
  ): Promise<void> {
    const isOwn = actorId === scholarId;
    await tx.query(bump(block), [scholarId]);
    await audit(tx, {
      actorId,
      act: changed.act,
      thing: { kind: 'scholar', id: scholarId },
      changes: { block, fields: changed.fields, ...changed.open },
      ...(isOwn ? {} : { detail: { subjectId: scholarId, before: changed.before, after: changed.after } }),
    });
  }
}

function mayWrite(viewer: Viewer, scholar: ScholarFacts, block: WrittenBlock): boolean {
  if (block === 'names' || block === 'contacts') return scholarPolicy.edit(viewer, scholar);
  return scholarPolicy.editBlock(viewer, scholar, sightOf(viewer, scholar).blocks, block);
}
