import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

/** A Redis of the test's own, which keeps nothing on disk and may be killed. Needs `redis-server`. */
export class RedisServer {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {}

  /** One that is not there yet; `start` brings it. */
  static async notYet(): Promise<RedisServer> {
    return new RedisServer(await freePort(), mkdtempSync(join(tmpdir(), 'commons-redis-')));
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Comes up empty, at the same address as before. */
  async start(): Promise<void> {
    const where = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
    this.child = spawn('redis-server', [...where, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
    await eventually(async () => {
      if (!(await this.say('PING')).startsWith('+PONG')) throw new Error('Redis does not answer');
    }, 10_000);
  }

  /** What it answers to one command. */
  say(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let said = '';
      const socket = connect(this.port, '127.0.0.1', () => socket.write(`${command}\r\nQUIT\r\n`));
      socket.on('data', (part) => (said += String(part)));
      socket.once('error', reject).once('close', () => resolve(said));
    });
  }

  /** At once, as by the kernel. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** `SIGSTOP`: it takes connections and commands, and answers none; `SIGCONT`. */
  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
