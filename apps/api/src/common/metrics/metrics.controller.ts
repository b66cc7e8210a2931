import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { env } from '../../config/env.js';
import { Public } from '../auth/public.js';
import { hashToken } from '../auth/tokens.js';
import { notFound } from '../policy/policy.js';
import { Metrics } from './metrics.js';

/** `GET /api/metrics`, for whoever brings the token of METRICS_TOKEN; there is nothing here for anybody else. */
@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const given = hashToken(authorization ?? '');
    if (!env.METRICS_TOKEN || !timingSafeEqual(given, hashToken(`Bearer ${env.METRICS_TOKEN}`))) throw notFound();
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
