import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  accepted,
  openSessions,
  type RedeemLink,
  type RequestLink,
  redeemLink,
  requestLink,
  type SignIn,
  sessionView,
  signIn,
} from '@scholars-commons/shared/accounts';
import { id } from '@scholars-commons/shared/id';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import { Public } from '../../common/auth/public.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { SessionViews } from './session.view.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** Said for every address alike. */
export const MAIL_SENT = { detail: 'If this address is known here, a letter is on its way. It can take a minute.' };

@ApiTags('accounts')
@Controller()
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly views: SessionViews,
  ) {}

  @Get('session')
  @Answers(sessionView)
  whoAmI(@CurrentViewer() viewer: Viewer) {
    return this.views.of(viewer);
  }

  @Public()
  @Post('session')
  @Answers(sessionView, { status: 201 })
  async signIn(@Body({ schema: signIn }) input: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.views.of(await this.signIns.byPassword(request, reply, input));
  }

  @Delete('session')
  @Answers(null, { status: 204 })
  async signOut(@CurrentViewer() viewer: Viewer, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.signIns.signOut(viewer, reply);
  }

  @Public()
  @Post('session/link')
  @Answers(accepted, { status: 202 })
  async requestLink(@Body({ schema: requestLink }) input: RequestLink, @Req() request: FastifyRequest) {
    await this.signIns.requestLink(request, input.email);
    return MAIL_SENT;
  }

  @Public()
  @Post('session/link/redeem')
  @Answers(sessionView, { status: 201 })
  async redeemLink(
    @Body({ schema: redeemLink }) input: RedeemLink,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.views.of(await this.signIns.byLink(request, reply, input.token));
  }

  @Get('sessions')
  @Answers(openSessions)
  async list(@CurrentViewer() viewer: Viewer) {
    return { items: await this.sessions.list(viewer) };
  }

  @Delete('sessions/:id')
  @Answers(null, { status: 204 })
  async end(@CurrentViewer() viewer: Viewer, @Param('id', { schema: id }) sessionId: string) {
    await this.sessions.endMine(viewer, sessionId);
  }
}
