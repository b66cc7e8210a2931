import { Body, Controller, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  accepted,
  accountSettings,
  type AccountSettings,
  type ChangeEmail,
  type ChangePassword,
  changeEmail,
  changePassword,
  changeSettings,
  invitationView,
  type RedeemInvitation,
  type RedeemLink,
  type RedeemReset,
  type RequestLink,
  redeemInvitation,
  redeemLink,
  redeemReset,
  requestLink,
  sendInvitation,
  sessionView,
} from '@scholars-commons/shared/accounts';
import { id } from '@scholars-commons/shared/id';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentViewer } from '../../common/auth/current-viewer.js';
import { Public } from '../../common/auth/public.js';
import type { Viewer } from '../../common/auth/viewer.js';
import { Answers } from '../../common/http/answers.js';
import { EmailService } from './email.service.js';
import { InvitationsService } from './invitations.service.js';
import { PasswordsService } from './passwords.service.js';
import { MAIL_SENT } from './session.controller.js';
import { SessionViews } from './session.view.js';
import { SettingsService } from './settings.service.js';

@ApiTags('accounts')
@Controller()
export class AccountController {
  constructor(
    private readonly passwords: PasswordsService,
    private readonly emails: EmailService,
    private readonly invitations: InvitationsService,
    private readonly settings: SettingsService,
    private readonly views: SessionViews,
  ) {}

  @Public()
  @Post('password-resets')
  @Answers(accepted, { status: 202 })
  async requestReset(@Body({ schema: requestLink }) input: RequestLink, @Req() request: FastifyRequest) {
    await this.passwords.requestReset(request, input.email);
    return MAIL_SENT;
  }

  @Public()
  @Post('password-resets/redeem')
  @Answers(sessionView, { status: 201 })
  async redeemReset(
    @Body({ schema: redeemReset }) input: RedeemReset,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.views.of(await this.passwords.redeemReset(request, reply, input));
  }

  @Put('account/password')
  @Answers(null, { status: 204 })
  async changePassword(@CurrentViewer() viewer: Viewer, @Body({ schema: changePassword }) input: ChangePassword) {
    await this.passwords.change(viewer, input);
  }

  @Post('account/email')
  @Answers(accepted, { status: 202 })
  async changeEmail(@CurrentViewer() viewer: Viewer, @Body({ schema: changeEmail }) input: ChangeEmail, @Req() request: FastifyRequest) {
    await this.emails.request(viewer, request, input);
    return { detail: 'A letter is on its way to the new address. It changes once you confirm it there.' };
  }

  @Public()
  @Post('account/email/redeem')
  @Answers(null, { status: 204 })
  async confirmEmail(@Body({ schema: redeemLink }) input: RedeemLink, @Req() request: FastifyRequest) {
    await this.emails.confirm(request, input.token);
  }

  @Public()
  @Post('account/email/undo')
  @Answers(null, { status: 204 })
  async undoEmail(@Body({ schema: redeemLink }) input: RedeemLink, @Req() request: FastifyRequest) {
    await this.emails.undo(request, input.token);
  }

  @Patch('account/settings')
  @Answers(accountSettings)
  changeSettings(@CurrentViewer() viewer: Viewer, @Body({ schema: changeSettings }) input: Partial<AccountSettings>) {
    return this.settings.change(viewer, input);
  }

  @Post('scholars/:id/invitations')
  @Answers(invitationView, { status: 201 })
  invite(
    @CurrentViewer() viewer: Viewer,
    @Param('id', { schema: id }) scholarId: string,
    @Body({ schema: sendInvitation }) input: { email: string },
  ) {
    return this.invitations.send(viewer, scholarId, input.email);
  }

  @Public()
  @Post('invitations/redeem')
  @Answers(sessionView, { status: 201 })
  async redeemInvitation(
    @Body({ schema: redeemInvitation }) input: RedeemInvitation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.views.of(await this.invitations.redeem(request, reply, input));
  }
}
