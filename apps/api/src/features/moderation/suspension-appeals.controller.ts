import { Body, Controller, Post, Req } from '@nestjs/common';
import { type NewSuspensionAppeal, newSuspensionAppeal } from '@scholars-commons/shared/review';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../common/auth/public.js';
import { EventBus } from '../../common/events/event-bus.js';
import { Answers } from '../../common/http/answers.js';
import { networkKey } from '../../common/limits/limit-key.js';
import { Limits } from '../../common/limits/limits.service.js';
import { SuspensionAppeals } from '../accounts/suspension/suspension-appeals.service.js';

@Controller('suspension-appeals')
export class SuspensionAppealsController {
  constructor(
    private readonly appeals: SuspensionAppeals,
    private readonly limits: Limits,
    private readonly events: EventBus,
  ) {}

  /** For those who cannot sign in: the token says who they are. */
  @Public()
  @Post()
  @Answers(null, { status: 204 })
  async appeal(
    @Body({ schema: newSuspensionAppeal }) { token, words }: NewSuspensionAppeal,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.limits.consume('redeem from an address', networkKey(request.ip));
    const reviewId = await this.appeals.appeal(token, words);
    this.events.publish('review.changed', { reviewId });
  }
}
