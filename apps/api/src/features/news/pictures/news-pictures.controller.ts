import { Controller, Delete, Get, Param, Put, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse } from '@nestjs/swagger';
import { id } from '@scholars-commons/shared/id';
import { newsPictureSizes, type SubmissionView, submissionView } from '@scholars-commons/shared/news';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import { cookieName } from '../../../common/auth/session-cookie.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { ViewerStore } from '../../../common/auth/viewer-store.js';
import { Answers } from '../../../common/http/answers.js';
import { sendPicture } from '../../../common/pictures/send-picture.js';
import { uploadedPicture } from '../../../common/pictures/uploaded-picture.js';
import { SubmissionPictureService } from './submission-picture.service.js';

const sizeName = z.enum(newsPictureSizes.map(String) as [string, ...string[]]);

@Controller()
export class NewsPicturesController {
  constructor(
    private readonly pictures: SubmissionPictureService,
    private readonly viewers: ViewerStore,
  ) {}

  @Put('news-submissions/:submissionId/picture')
  @ApiConsumes('multipart/form-data')
  @Answers(submissionView)
  async put(
    @CurrentViewer() viewer: Viewer,
    @Param('submissionId', { schema: id }) submissionId: string,
    @Req() request: FastifyRequest,
  ): Promise<SubmissionView> {
    await this.pictures.assertMayChange(viewer, submissionId);
    const bytes = await uploadedPicture(request, '/picture');
    // A form is read here and not before: what ended while it came, a session or a grant, has ended.
    const present = await this.viewers.of(request.cookies[cookieName()]);
    if (!present) throw new UnauthorizedException();
    return this.pictures.put(present, submissionId, bytes);
  }

  @Delete('news-submissions/:submissionId/picture')
  @Answers(submissionView)
  remove(@CurrentViewer() viewer: Viewer, @Param('submissionId', { schema: id }) submissionId: string): Promise<SubmissionView> {
    return this.pictures.remove(viewer, submissionId);
  }

  /** Rights are asked each time. */
  @Get('news-pictures/:pictureId/:size')
  @Answers(null)
  @ApiOkResponse({ description: 'The picture', content: { 'image/webp': { schema: { type: 'string', format: 'binary' } } } })
  async get(
    @CurrentViewer() viewer: Viewer,
    @Param('pictureId', { schema: id }) pictureId: string,
    @Param('size', { schema: sizeName }) size: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPicture(reply, await this.pictures.read(viewer, pictureId, size));
  }
}
