import { Controller, Delete, Param, Put } from '@nestjs/common';
import { type ReactionKind, reactionKind, type ReactionsView, reactionsView } from '@scholars-commons/shared/discussions';
import { id } from '@scholars-commons/shared/id';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { ReactionsService } from './reactions.service.js';

@Controller('posts/:postId/reactions/:kind')
export class ReactionsController {
  constructor(private readonly reactions: ReactionsService) {}

  @Put()
  @Answers(reactionsView)
  put(
    @CurrentViewer() viewer: Viewer,
    @Param('postId', { schema: id }) postId: string,
    @Param('kind', { schema: reactionKind }) kind: ReactionKind,
  ): Promise<ReactionsView> {
    return this.reactions.set(viewer, postId, kind, true);
  }

  @Delete()
  @Answers(reactionsView)
  take(
    @CurrentViewer() viewer: Viewer,
    @Param('postId', { schema: id }) postId: string,
    @Param('kind', { schema: reactionKind }) kind: ReactionKind,
  ): Promise<ReactionsView> {
    return this.reactions.set(viewer, postId, kind, false);
  }
}
