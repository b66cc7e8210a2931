import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Reflector } from '@nestjs/core';
import { NestFactory } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ViewerStore } from './common/auth/viewer-store.js';
import { contractPipe } from './common/http/contract.pipe.js';
import { addRequestHooks } from './common/http/request-hooks.js';
import { LiveAdapter } from './common/live/live-adapter.js';
import { ProblemFilter } from './common/problem/problem.filter.js';
import { env } from './config/env.js';

const BODY_LIMIT = 1024 * 1024;

/** The whole application, ready to listen; tests and `main` start the same one. */
export async function createApp(): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    trustProxy: env.TRUST_PROXY ?? false,
    logger: env.LOG_LEVEL === 'silent' ? false : { level: env.LOG_LEVEL },
    disableRequestLogging: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, { logger: ['error', 'warn'], abortOnError: false });
  const server = app.getHttpAdapter().getInstance();
  await server.register(cookie);
  await server.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 10_000, parts: 12 } });

  const problems = new ProblemFilter();
  addRequestHooks(server, app.get(ViewerStore), problems);
  app.useGlobalFilters(problems);
  app.useGlobalPipes(contractPipe());
  app.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(app.get(Reflector)));
  app.setGlobalPrefix('api', { exclude: ['dev/mail'] });
  app.useWebSocketAdapter(await new LiveAdapter(app).prepare());
  app.enableShutdownHooks();
  return app;
}
