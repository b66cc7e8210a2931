import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '../../common/events/domain-events.js';
import { On } from '../../common/events/on.js';
import { LiveServer } from '../../common/live/live-server.js';
import { scholarRoom } from '../../common/live/live-socket.js';
import { ReviewQueries } from './review.queries.js';
import { holdOf } from './review.view.js';

/** The only place that knows who hears of cases: those who may judge them. Whoever is judged is not among them, also when he is of staff. */
@Injectable()
export class ReviewLive {
  constructor(
    private readonly live: LiveServer,
    private readonly queries: ReviewQueries,
  ) {}

  @On('review.changed')
  async changed({ reviewId }: DomainEvents['review.changed']): Promise<void> {
    const row = await this.queries.newsOf(reviewId);
    if (!row) return;
    const { id, kind, state, subject_id: subjectId, against_id: againstId } = row;
    const judges = this.live.toGrant(kind === 'submission' ? 'editor' : 'moderator').except(scholarRoom(subjectId));
    const room = againstId === null ? judges : judges.except(scholarRoom(againstId));
    room.emit('review.changed', { id, kind, state, heldBy: state === 'waiting' ? holdOf(row) : null });
  }
}
