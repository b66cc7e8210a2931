/** What is asked of a client of `redis`, whose own types differ from one duplicate to the next. */
interface Client {
  readonly isReady: boolean;
  on(event: 'error' | 'ready', listener: () => void): unknown;
  ping(): Promise<unknown>;
}

export const LONGEST_RETRY_MS = 1_000;
/** Connections of other processes return beside ours, each at its own next try. */
const ALL_BACK_MS = LONGEST_RETRY_MS + 500;

/** Notices that Redis was away for this process, however shortly and for whichever of its connections, and when all of them are back. */
export class Absence {
  private since: Date | undefined = new Date();
  private readonly watched: Client[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** @param onReturn told once for each absence, at the end of the last of several that follow one another shortly */
  constructor(
    private readonly teller: Client,
    private readonly onReturn: (lostSince: Date) => void,
  ) {
    this.watch(teller);
  }

  watch<C extends Client>(client: C): C {
    this.watched.push(client);
    client.on('error', () => this.lost());
    client.on('ready', () => this.settle());
    return client;
  }

  /** Something did not get through, or may not have come. */
  lost(): void {
    this.since ??= new Date();
    this.settle();
  }

  /** Begins to wait anew: what is told before all listen again is lost as well. */
  private settle(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), ALL_BACK_MS).unref();
  }

  private async look(): Promise<void> {
    const { timer } = this;
    // Whoever is not ready says so when he is.
    if (!this.since || !this.watched.every(({ isReady }) => isReady)) return;
    const answers = await this.teller.ping().catch(() => null);
    if (timer !== this.timer) return;
    if (answers === null) return this.settle();
    const { since } = this;
    this.since = undefined;
    this.onReturn(since);
  }
}
