import { Module } from '@nestjs/common';
import { DiscussionsModule } from '../discussions/discussions.module.js';
import { FillPostSearchJob } from './fill-post-search.job.js';
import { PostSearchController } from './post-search.controller.js';
import { PostSearchQueries } from './post-search.queries.js';
import { PostSearchService } from './post-search.service.js';

/** Finding posts by their words. */
@Module({
  imports: [DiscussionsModule],
  controllers: [PostSearchController],
  providers: [PostSearchService, PostSearchQueries, FillPostSearchJob],
})
export class PostSearchModule {}
