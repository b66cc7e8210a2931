import { Controller, Delete, Get, Param, Put, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiOkResponse, ApiConsumes } from '@nestjs/swagger';
import { id } from '@scholars-commons/shared/id';
import { photoSizes, type ScholarView, scholarView } from '@scholars-commons/shared/scholars';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import { cookieName } from '../../../common/auth/session-cookie.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { ViewerStore } from '../../../common/auth/viewer-store.js';
import { Answers } from '../../../common/http/answers.js';
import { sendPicture } from '../../../common/pictures/send-picture.js';
import { uploadedPicture } from '../../../common/pictures/uploaded-picture.js';
import { PhotosService } from './photos.service.js';

const sizeName = z.enum(photoSizes.map(String) as [string, ...string[]]);

@Controller()
export class PhotosController {
  constructor(
    private readonly photos: PhotosService,
    private readonly viewers: ViewerStore,
  ) {}

  @Put('scholars/:scholarId/photo')
  @ApiConsumes('multipart/form-data')
  @Answers(scholarView)
  async put(
    @CurrentViewer() viewer: Viewer,
    @Param('scholarId', { schema: id }) scholarId: string,
    @Req() request: FastifyRequest,
  ): Promise<ScholarView> {
    await this.photos.assertMayChange(viewer, scholarId);
    const bytes = await uploadedPicture(request, '/photo');
    // A form is read here and not before: what ended while it came, a session or a grant, has ended.
    const present = await this.viewers.of(request.cookies[cookieName()]);
    if (!present) throw new UnauthorizedException();
    return this.photos.put(present, scholarId, bytes);
  }

  @Delete('scholars/:scholarId/photo')
  @Answers(scholarView)
  remove(@CurrentViewer() viewer: Viewer, @Param('scholarId', { schema: id }) scholarId: string): Promise<ScholarView> {
    return this.photos.remove(viewer, scholarId);
  }

  /** Rights are asked each time; the browser may keep the answer for its own viewer for five minutes. A changed photo has a new id. */
  @Get('photos/:photoId/:size')
  @Answers(null)
  @ApiOkResponse({ description: 'The picture', content: { 'image/webp': { schema: { type: 'string', format: 'binary' } } } })
  async get(
    @CurrentViewer() viewer: Viewer,
    @Param('photoId', { schema: id }) photoId: string,
    @Param('size', { schema: sizeName }) size: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPicture(reply, await this.photos.read(viewer, photoId, size));
  }
}
