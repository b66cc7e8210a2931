import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
  startThrowawayPostgres: (options: {
    durable: true;
    settings?: Record<string, string>;
    furnish?: (home: string) => void;
  }) => Promise<Throwaway>;
  workingIn: (folder: string, program: string) => Identity[];
  signal: (identity: Identity, name: NodeJS.Signals) => void;
}

/** Plain modules of the commands, which no project of TypeScript holds. */
async function scripts(): Promise<Scripts> {
  const paths = ['postgres/throwaway.mjs', 'processes.mjs'].map((path) => join(import.meta.dirname, '../../../../scripts', path));
  const modules = await Promise.all(paths.map((path) => import(pathToFileURL(path).href) as Promise<object>));
  return Object.assign({}, ...modules) as Scripts;
}

/** A Postgres of a spec's own, which keeps what it promises as the real one does, and which the spec may kill, stop and starve. */
export class OwnPostgres {
  private constructor(
    private readonly server: Throwaway,
    private readonly commands: Scripts,
  ) {}

  /** @param furnish gives it a disk of its own before its files are made */
  static async start({
    furnish,
    settings,
  }: {
    furnish?: (home: string) => void;
    settings?: Record<string, string>;
  } = {}): Promise<OwnPostgres> {
    const commands = await scripts();
    const server = await commands.startThrowawayPostgres({
      durable: true,
      ...(furnish ? { furnish } : {}),
      ...(settings ? { settings } : {}),
    });
    return new OwnPostgres(server, commands);
  }

  /** Leads to its database `postgres` as its superuser. */
  get url(): string {
    return this.server.superUrl;
  }

  get cluster(): string {
    return join(this.server.home, 'postgres');
  }

  /** The first of its processes and all that work for it. */
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
    return this.commands.workingIn(this.cluster, 'postgres');
  }
}
