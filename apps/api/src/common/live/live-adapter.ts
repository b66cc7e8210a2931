import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { type INestApplication, Logger } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { lastValueFrom, type Observable } from 'rxjs';
import { Server, type ServerOptions } from 'socket.io';
import { env } from '../../config/env.js';
import { tokenIn } from '../auth/session-cookie.js';
import { ViewerStore } from '../auth/viewer-store.js';
import { isForeignSocket } from '../http/same-origin.js';
import { type Errand, onErrand, presentErrand } from '../logging/errand.js';
import { problemOf } from '../problem/problem-of.js';
import { guardEvents } from './event-limit.js';
import { type FanOut, overPostgres, overRedis } from './fan-out.js';
import type { LiveIo, LiveSocket } from './live-socket.js';

const LARGEST_FRAME = 16 * 1024;
const HELLO_MS = 5_000;
const IDLE_LOOK_MS = 100;

/** A socket that is refused reads why as `error.data.status`. */
const refused = (status: number): Error => Object.assign(new Error(status === 401 ? 'signed-out' : 'unavailable'), { data: { status } });

type Answering = (answer: unknown) => void;

/** An event is a request of its own; only the first answer counts. */
function errandOf(answer: Answering | undefined): Errand {
  const id = randomUUID();
  return { field: 'reqId', id, fail: (cause) => answer?.({ ok: false, problem: { ...problemOf(cause), requestId: id } }) };
}

/** socket.io on the application's own server and port: websocket only, for signed-in people on our own pages. */
export class LiveAdapter extends IoAdapter {
  private readonly log = new Logger('Live');
  private readonly viewers: ViewerStore;
  private fanOut: FanOut | undefined;

  constructor(app: INestApplication) {
    super(app);
    this.viewers = app.get(ViewerStore);
  }

  /** Before the application starts, since making a server cannot wait. */
  async prepare(): Promise<this> {
    this.fanOut = env.REDIS_URL ? await overRedis(env.REDIS_URL) : overPostgres(env.DATABASE_URL);
    return this;
  }

  override createIOServer(_port: number, options?: Partial<ServerOptions>): Server {
    const io: LiveIo = new Server(this.httpServer as ConstructorParameters<typeof Server>[0], {
      ...options,
      transports: ['websocket'],
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      maxHttpBufferSize: LARGEST_FRAME,
      connectTimeout: HELLO_MS,
      allowRequest: (request: IncomingMessage, decide) => decide(null, !isForeignSocket(request.headers)),
      ...(this.fanOut ? { adapter: this.fanOut.adapter } : {}),
    });
    io.use((socket, next) => void this.admit(socket, next));
    io.on('connection', (socket) => guardEvents(socket, env.LIMITS === 'on'));
    return io;
  }

  /** Answers through the acknowledgement; a handler that fails has answered by its filter, and only the first answer counts. */
  override bindMessageHandlers(
    socket: LiveSocket,
    handlers: MessageMappingProperties[],
    transform: (data: unknown) => Observable<unknown>,
  ): void {
    for (const { message, callback } of handlers) {
      socket.on(
        message as never,
        ((...args: unknown[]) => {
          const last = args.at(-1);
          const answer = typeof last === 'function' ? (last as Answering) : undefined;
          const request = answer && args.length === 1 ? undefined : args[0];
          void onErrand(errandOf(answer), () => this.run(() => transform(callback(request, answer)), answer));
        }) as never,
      );
    }
  }

  /**
   * Ends the sockets and then, as socket.io does, the server under them once its last answer is out. Connections that were answering when
   * the end came would stay open for a next request, for as long as their clients care to wait: they are closed as they fall idle.
   */
  override async close(io: Server): Promise<void> {
    const http = this.httpServer as HttpServer;
    const looking = setInterval(() => http.closeIdleConnections(), IDLE_LOOK_MS);
    await super.close(io).finally(() => clearInterval(looking));
  }

  override async dispose(): Promise<void> {
    await this.fanOut?.close().catch(() => {});
  }

  private async run(work: () => Observable<unknown>, answer: Answering | undefined): Promise<void> {
    try {
      const outcome = await lastValueFrom(work(), { defaultValue: undefined });
      answer?.(outcome ?? { ok: true });
    } catch (cause) {
      this.log.error(`A handler of the socket failed: ${cause instanceof Error ? cause.name : typeof cause}`);
      presentErrand()?.fail?.(cause);
    }
  }

  private async admit(socket: LiveSocket, next: (refusal?: Error) => void): Promise<void> {
    const token = tokenIn(socket.handshake.headers.cookie);
    try {
      const viewer = await this.viewers.of(token);
      if (!viewer || !token) return next(refused(401));
      socket.data = { token, viewer };
      next();
    } catch {
      next(refused(503));
    }
  }
}
