import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Little enough that the machine is busy and not lost. */
const PAUSE_MS = 20;

/** People who read one page after the other, each over a connection that it keeps as long as it may. */
export class KeepAliveReaders {
  answers = 0;
  /** Connections that were closed as idle in the moment of the next request: as a browser does, it is asked on a new one, once. */
  crossed = 0;
  /** Whatever was no good answer. */
  readonly failures: string[] = [];
  private isOver = false;
  private reading: Promise<void>[] = [];

  constructor(
    private readonly address: string,
    private readonly people: readonly { token: string }[],
    private readonly paths: readonly string[],
  ) {}

  start(count: number): void {
    this.reading = Array.from({ length: count }, (_, n) => this.read(n));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.reading);
  }

  private async read(turn: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let n = turn; !this.isOver; n += 1) {
      const [path, who] = [this.paths[n % this.paths.length], this.people[n % this.people.length]];
      if (!path || !who) throw new Error('Nobody reads, or nothing');
      const failure = await this.ask(agent, path, who.token);
      if (failure) this.failures.push(`${path}: ${failure}`);
      this.answers += 1;
      await sleep(PAUSE_MS);
    }
    agent.destroy();
  }

  private ask(agent: Agent, path: string, token: string, isSecond = false): Promise<string | undefined> {
    return new Promise((resolve) => {
      const request = get(this.address + path, { agent, headers: { cookie: `commons=${token}` } }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode === 200 ? undefined : String(answer.statusCode)));
        answer.once('error', ({ message }) => resolve(message));
      });
      request.once('error', ({ code, message }: NodeJS.ErrnoException) => {
        if (isSecond || !request.reusedSocket || code !== 'ECONNRESET') return resolve(message);
        this.crossed += 1;
        resolve(this.ask(agent, path, token, true));
      });
    });
  }
}
