import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type INestApplication, Logger } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { lastValueFrom, type Observable } from 'rxjs';
import { Server, type ServerOptions } from 'socket.io';
import { env } from '../../config/env.js';
import { tokenIn } from '../auth/session-cookie.js';
import { ViewerStore } from '../auth/viewer-store.js';
import { allRead, closeIdle, stopListening } from '../http/last-answers.js';
import { isForeignSocket } from '../http/same-origin.js';
import { type Errand, onErrand, presentErrand } from '../logging/errand.js';
import { problemOf } from '../problem/problem-of.js';
import { guardEvents } from './event-limit.js';
import type { FanOut } from './fan-out.js';
import { Handshakes } from './handshakes.js';
import { ENTRY_MS, HelloClock } from './hello-clock.js';
import { LiveEntry } from './live-entry.js';
import type { LiveIo, LiveSocket } from './live-socket.js';

const LARGEST_FRAME = 16 * 1024;
/** Who asks again within this time is answered once more, and hears that it was the last on this connection. */
const LAST_QUESTION_MS = 1_000;

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
  private readonly entry: LiveEntry;
  private readonly clock = new HelloClock();
  private readonly handshakes = new Handshakes((headers) => !isForeignSocket(headers));
  private fanOut: FanOut | undefined;

  constructor(
    app: INestApplication,
    private readonly newFanOut: () => FanOut,
  ) {
    super(app);
    this.viewers = app.get(ViewerStore);
    this.entry = app.get(LiveEntry);
  }

  override createIOServer(_port: number, options?: Partial<ServerOptions>): Server {
    this.fanOut ??= this.newFanOut();
    const io: LiveIo = new Server(this.httpServer as ConstructorParameters<typeof Server>[0], {
      ...options,
      transports: ['websocket'],
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      maxHttpBufferSize: LARGEST_FRAME,
      connectTimeout: ENTRY_MS,
      allowRequest: this.handshakes.allow,
      adapter: this.fanOut.adapter,
    });
    io.engine.on('connection', (connection: LiveSocket['conn']) => this.clock.start(connection));
    io.use((socket, next) => void this.admit(socket, next));
    io.on('connection', (socket) => {
      guardEvents(socket, env.LIMITS === 'on');
      socket.on('disconnect', () => this.clock.start(socket.conn));
    });
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
   * Takes nobody new, so that a proxy asks another process at once; answers what comes on the connections that are open, each for the last
   * time; then ends the sockets, which go on elsewhere, and waits for the last answer. Connections are closed as they fall idle, or they
   * would stay open for a next request as long as their clients care to wait.
   */
  override async close(io: Server): Promise<void> {
    const http = this.httpServer as HttpServer;
    if (!http.listening) return super.close(io);
    const isOver = stopListening(http);
    await Promise.race([isOver, sleep(LAST_QUESTION_MS, undefined, { ref: false })]);
    const done = new AbortController();
    void closeIdle(http, done.signal);
    await allRead();
    await super.close(io);
    await isOver.finally(() => done.abort());
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
    const { conn } = socket;
    if (!this.clock.greets(conn)) return next(refused(401));
    const refuse = (status: number) => {
      this.clock.start(conn);
      next(refused(status));
    };
    const token = tokenIn(socket.handshake.headers.cookie);
    try {
      // Whoever went while he waited asks anew when he comes back: his place in line is no work.
      const viewer = await this.entry.run(async () => (conn.readyState === 'open' ? this.viewers.of(token) : null));
      if (!viewer || !token) return refuse(401);
      socket.data = { token, viewer };
      next();
    } catch {
      refuse(503);
    }
  }
}
