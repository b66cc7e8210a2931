import { Injectable } from '@nestjs/common';
import { id } from '@scholars-commons/shared/id';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { defineJob, Handles, type JobHandler } from '../../../common/jobs/job.js';
import { NotificationsService } from '../../notifications/notifications.service.js';
import { PublishingQueries } from './publishing.queries.js';

export const tellPublished = defineJob('tell-published', z.object({ newsId: id }), { tries: 10 });

/**
 * Tells the submitter that his news are out, and asks those named in them whether they may stand on their pages. Only once publishing can
 * no more be undone; an item that was taken back meanwhile, and one that was told of already, tells nothing.
 */
@Injectable()
@Handles(tellPublished)
export class TellPublishedJob implements JobHandler<typeof tellPublished> {
  constructor(
    private readonly database: DataSource,
    private readonly queries: PublishingQueries,
    private readonly notifications: NotificationsService,
  ) {}

  /** @throws Error while it can still be undone: the job comes again */
  async run({ newsId }: z.infer<(typeof tellPublished)['payload']>): Promise<void> {
    const after = await this.database.transaction(async (tx) => {
      const item = await this.queries.tellable(tx, newsId);
      if (!item) return [];
      const { submissionId, submitterId, isTold, canBeUndone } = item;
      if (canBeUndone) throw new Error('It can still be undone');
      const told = [];
      if (!isTold) {
        await this.queries.told(tx, newsId);
        told.push(await this.notifications.tell(tx, { scholarIds: [submitterId], kind: 'news-published', newsId, submissionId }));
      }
      // Also whom an editor has named since.
      told.push(await this.notifications.tell(tx, { scholarIds: await this.queries.ask(tx, submissionId), kind: 'news-named', newsId }));
      return told;
    });
    for (const run of after) run();
  }
}
