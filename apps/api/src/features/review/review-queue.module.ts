import { Module } from '@nestjs/common';
import { ReviewQueue } from './review-queue.service.js';

/** The table of what waits for staff: features that bring something to judge import this, and the desk reads it. */
@Module({ providers: [ReviewQueue], exports: [ReviewQueue] })
export class ReviewQueueModule {}
