import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandModule } from './command-module.js';

interface Identity {
  pid: number;
}
interface Throwaway {
  superUrl: string;
  home: string;
  again: () => Promise<unknown>;
  stop: () => Promise<void>;
}
interface Scripts {
  startThrowawayPostgres: (options: { durable: true; settings: Record<string, string> }) => Promise<Throwaway>;
  workingIn: (folder: string, program: string) => Identity[];
  signal: (identity: Identity, name: NodeJS.Signals) => void;
}

async function scripts(): Promise<Scripts> {
  const modules = await Promise.all(['postgres/throwaway.mjs', 'processes.mjs'].map((path) => commandModule<object>(path)));
  return Object.assign({}, ...modules) as Scripts;
}

/** A Postgres of a spec's own, which keeps what it promises as the real one does, and which the spec may kill, stop and starve. */
export class OwnPostgres {
  private constructor(
    private readonly server: Throwaway,
    private readonly commands: Scripts,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<OwnPostgres> {
    const commands = await scripts();
    return new OwnPostgres(await commands.startThrowawayPostgres({ durable: true, settings }), commands);
  }

  /** Leads to its database `postgres` as its superuser. */
  get url(): string {
    return this.server.superUrl;
  }

  /** Takes all that it keeps to another disk. */
  async moveTo(folder: string): Promise<void> {
    const [from, to] = [join(this.server.home, 'postgres'), join(folder, 'postgres')];
    // The first of them ends the others, in order.
    this.commands.signal(this.first(), 'SIGINT');
    while (this.all().length > 0) await sleep(50);
    execFileSync('cp', ['-a', from, to]);
    rmSync(from, { recursive: true });
    symlinkSync(to, from);
    await this.again();
  }

  /** Those that work for it, the first among them. */
  get pids(): number[] {
    return this.all().map(({ pid }) => pid);
  }

  /** All of it at once, as when the machine takes its memory back. */
  kill(): void {
    this.tell('SIGKILL');
  }

  /** It stands still: connections stay open, and nobody answers. */
  freeze(): void {
    this.tell('SIGSTOP');
  }

  thaw(): void {
    this.tell('SIGCONT');
  }

  /** Starts one that was killed, on its port; resolves once it answers. */
  async again(): Promise<void> {
    await this.server.again();
  }

  async close(): Promise<void> {
    this.thaw();
    await this.server.stop();
  }

  private tell(name: NodeJS.Signals): void {
    // Twice: a process that was just being made is not seen at first.
    for (const _round of [1, 2]) for (const identity of this.all()) this.commands.signal(identity, name);
  }

  private all(): Identity[] {
    return this.commands.workingIn(realpathSync(join(this.server.home, 'postgres')), 'postgres');
  }

  /** Writes its number down where all of them work. */
  private first(): Identity {
    const pid = Number(readFileSync(join(this.server.home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    const found = this.all().find((identity) => identity.pid === pid);
    if (!found) throw new Error('It does not run');
    return found;
  }
}
