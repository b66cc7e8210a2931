import { Controller, Get, Query } from '@nestjs/common';
import { type PostSearchPage, postSearchPage, type PostSearchQuery, postSearchQuery } from '@scholars-commons/shared/search';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { PostSearchService } from './post-search.service.js';

@Controller('search/posts')
export class PostSearchController {
  constructor(private readonly posts: PostSearchService) {}

  @Get()
  @Answers(postSearchPage, { checked: false })
  search(@CurrentViewer() viewer: Viewer, @Query({ schema: postSearchQuery }) query: PostSearchQuery): Promise<PostSearchPage> {
    return this.posts.search(viewer, query);
  }
}
