import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ViewerStore } from './common/auth/viewer-store.js';
import { EventBus } from './common/events/event-bus.js';
import { Crowding } from './common/health/crowding.js';
import { DatabaseWatch } from './common/health/database-watch.js';
import { contractPipe } from './common/http/contract.pipe.js';
import { readJsonBodies } from './common/http/json-bodies.js';
import { sayWhichAnswerIsLast } from './common/http/last-answers.js';
import { openApiOf } from './common/http/open-api.js';
import { addRequestHooks } from './common/http/request-hooks.js';
import { followRequests } from './common/http/follow-requests.js';
import { UndeclaredInput } from './common/http/undeclared-input.js';
import { apiHeaders, securityHeaders } from './common/http/security-headers.js';
import { answerUnreadable } from './common/http/unreadable-requests.js';
import { serveWebPages } from './common/http/web-pages.js';
import { Limits } from './common/limits/limits.service.js';
import { LiveAdapter } from './common/live/live-adapter.js';
import { fanOutBy } from './common/live/fan-out-by.js';
import { logOptions, logRequests, nestLog } from './common/logging/process-log.js';
import { Metrics } from './common/metrics/metrics.js';
import { ProblemFilter } from './common/problem/problem.filter.js';
import { env } from './config/env.js';

const BODY_LIMIT = 1024 * 1024;

/** The whole application, ready to listen; tests and `main` start the same one. */
export async function createApp(): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter();
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    // A picture over a slow line takes its time.
    requestTimeout: 60_000,
    // Below the one above, or Node takes the one for the other (`ConnectionsList::Expired`).
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    // What still comes on open connections when the end comes is answered like all else.
    return503OnClosing: false,
    // Addresses that no router can read never reach a hook.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply.headers({ ...securityHeaders(), ...apiHeaders, 'x-request-id': request.id })),
    clientErrorHandler: answerUnreadable,
    routerOptions: { maxParamLength: 200 },
    trustProxy: env.TRUST_PROXY ?? false,
    logger: logOptions(env.LOG_LEVEL),
    logController: new LogController({ disableRequestLogging: true }),
  });
  const server = adapter.getInstance();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    logger: nestLog(server.log),
    abortOnError: false,
    // Fastify reads JSON by itself; Nest would add forms, which other sites' pages can send.
    bodyParser: false,
  });
  readJsonBodies(server);
  await server.register(cookie);
  await server.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 10_000, parts: 12 } });

  followRequests(server, problems);
  logRequests(server);
  sayWhichAnswerIsLast(server);
  app.get(Metrics).watch(server);
  addRequestHooks(server, {
    crowding: app.get(Crowding),
    database: app.get(DatabaseWatch),
    viewers: app.get(ViewerStore),
    limits: app.get(Limits),
  });
  app.useGlobalFilters(problems);
  app.useGlobalPipes(contractPipe());
  app.useGlobalInterceptors(new UndeclaredInput(), new StandardSchemaSerializerInterceptor(app.get(Reflector)));
  app.setGlobalPrefix('api', { exclude: ['dev/mail'] });
  app.useWebSocketAdapter(new LiveAdapter(app, await fanOutBy(app.get(EventBus))));
  const openApi = openApiOf(app);
  server.get('/api/openapi.json', () => openApi());
  await serveWebPages(server, env.WEB_DIST);
  app.enableShutdownHooks();
  return app;
}
