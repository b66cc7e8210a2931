import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between the application and Postgres, to take the database away and give it back. */
export class DatabaseProxy {
  private readonly pairs = new Set<[Socket, Socket]>();
  private mode: 'open' | 'refusing' | 'silent' = 'open';
  /** How often the application spoke after Postgres had: ways there and back. */
  turns = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (inner) => this.admit(inner));
  }

  static async to(databaseUrl: string): Promise<DatabaseProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new DatabaseProxy(server, new URL(databaseUrl));
  }

  /** The same database, by way of this proxy. */
  urlOf(databaseUrl: string): string {
    const address = this.server.address();
    if (!address || typeof address === 'string') throw new Error('The proxy does not listen');
    const url = new URL(databaseUrl);
    url.port = String(address.port);
    return url.href;
  }

  /** As after `kill -9` of the server: connections are cut, new ones refused. */
  refuse(): void {
    this.mode = 'refusing';
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** As when the server stands still: connections stay, nothing comes back. */
  fallSilent(): void {
    this.mode = 'silent';
    for (const pair of this.pairs) for (const socket of pair) socket.pause();
  }

  giveBack(): void {
    this.mode = 'open';
    for (const pair of this.pairs) for (const socket of pair) socket.resume();
  }

  async close(): Promise<void> {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private admit(inner: Socket): void {
    inner.on('error', () => {});
    if (this.mode === 'refusing') return void inner.resetAndDestroy();
    const outer = connect(Number(this.target.port || 5432), this.target.hostname);
    outer.on('error', () => {});
    const pair: [Socket, Socket] = [inner, outer];
    this.pairs.add(pair);
    let isAnswered = true;
    const told = (data: Buffer) => {
      if (isAnswered) this.turns += 1;
      isAnswered = false;
      outer.write(data);
    };
    const answered = (data: Buffer) => {
      isAnswered = true;
      inner.write(data);
    };
    inner.on('data', told).on('close', () => this.part(pair));
    outer.on('data', answered).on('close', () => this.part(pair));
    if (this.mode === 'silent') for (const socket of pair) socket.pause();
  }

  private part(pair: [Socket, Socket]): void {
    for (const socket of pair) socket.destroy();
    this.pairs.delete(pair);
  }
}
