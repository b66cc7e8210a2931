import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Caller, callerOf } from './caller.js';
import { commandModule } from './command-module.js';
import { freePort } from './free-port.js';
import { connected, type LiveSocket, socketTo } from './live-socket.js';

const MAIN = join(import.meta.dirname, '../../dist/main.js');
const READY_WITHIN_MS = 60_000;
/** More than any spec makes it say. */
const MOST_KEPT = 5_000_000;

/** The built api as a process of its own, which tests may kill. Needs `npm run build`. */
export class ApiProcess {
  private child: ChildProcess | undefined;
  private said = '';
  private readonly sockets: LiveSocket[] = [];
  private constructor(
    private readonly port: number,
    private readonly environment: Record<string, string>,
    private readonly nodeOptions: readonly string[],
    private readonly logTo: string | undefined,
  ) {}

  /** @param logTo a file in place of what `log` keeps */
  static async start(environment: Record<string, string>, logTo?: string): Promise<ApiProcess> {
    // As the real one runs: what kills and ends these must meet the same engine.
    const { API_OPTIONS } = await commandModule<{ API_OPTIONS: readonly string[] }>('launcher/api-options.mjs');
    const api = new ApiProcess(await freePort(), environment, API_OPTIONS, logTo);
    await api.restart();
    return api;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The last it wrote. */
  get log(): string {
    return this.said;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  http(who?: { token: string }): Caller {
    return callerOf(async ({ method, path, headers, body }) => {
      const answer = await fetch(this.address + path, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
    }, who);
  }

  /** A connected socket of the person's page. */
  async live(who: { token: string }): Promise<LiveSocket> {
    const socket = socketTo(this.address, who);
    this.sockets.push(socket);
    return connected(socket);
  }

  /** @returns milliseconds until it was ready */
  async restart(): Promise<number> {
    const begun = Date.now();
    const child = this.spawn();
    while (Date.now() - begun < READY_WITHIN_MS) {
      if (child.exitCode !== null) throw new Error(`The api ended with ${child.exitCode}: ${this.said}`);
      if (await this.isReady()) return Date.now() - begun;
      await sleep(50);
    }
    await this.kill();
    throw new Error(`The api was not ready in time: ${this.said}`);
  }

  /** Starts it, and does not wait until it is ready. */
  begin(): void {
    this.spawn();
  }

  /** Starts it and kills it so long after. @returns whether it was not ready yet */
  async killWhileStarting(afterMs: number): Promise<boolean> {
    this.spawn();
    await sleep(afterMs);
    const isReady = await this.isReady();
    await this.kill();
    return !isReady;
  }

  /** At once, as by the kernel: nothing is tidied up. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Whoever read its log has gone. */
  stopReading(): void {
    this.child?.stdout?.destroy();
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  private isReady(): Promise<boolean> {
    return fetch(`${this.address}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  private spawn(): ChildProcess {
    this.said = '';
    const log = this.logTo === undefined ? 'pipe' : openSync(this.logTo, 'w');
    const child = spawn(process.execPath, [...this.nodeOptions, MAIN], {
      env: {
        PATH: process.env.PATH ?? '',
        APP_MODE: 'demo',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        LIMITS: 'off',
        LOG_LEVEL: 'error',
        NODE_ENV: 'production',
        ...this.environment,
      },
      stdio: ['ignore', log, 'pipe'],
    });
    if (typeof log === 'number') closeSync(log);
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said = `${this.said}${chunk}`.slice(-MOST_KEPT)));
    return child;
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
    for (const socket of this.sockets.splice(0)) socket.disconnect();
  }
}
