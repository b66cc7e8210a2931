import { Injectable } from '@nestjs/common';
import type { NewsCard } from '@scholars-commons/shared/news';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../common/auth/viewer.js';
import { ItemsService } from './items/items.service.js';
import { ItemRemoval, type RemoveItem, type RestoreItem } from './publishing/item-removal.js';
import type { AfterCommit } from './submissions/submission-writes.js';

/** The door of news for other features. */
@Injectable()
export class NewsService {
  constructor(
    private readonly items: ItemsService,
    private readonly removal: ItemRemoval,
  ) {}

  /** What went out last. */
  latest(viewer: Viewer, limit: number): Promise<NewsCard[]> {
    return this.items.latest(viewer, limit);
  }

  /**
   * Takes an item away by a decision of moderators: it goes back to its submitter with their words. Nobody is told here.
   * @returns what to do after the commit
   */
  removeInReview(tx: EntityManager, removal: RemoveItem): Promise<AfterCommit> {
    return this.removal.remove(tx, removal);
  }

  /**
   * Takes that back. The item is public again as it was, in its place; words that were changed meanwhile wait for an editor instead,
   * and what went its own way (sent again, withdrawn) is left alone.
   * @returns what to do after the commit
   */
  restoreInReview(tx: EntityManager, of: RestoreItem): Promise<AfterCommit> {
    return this.removal.restore(tx, of);
  }
}
