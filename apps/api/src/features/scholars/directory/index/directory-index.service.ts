import { Injectable, Logger } from '@nestjs/common';
import { DirectoryIndex } from './directory-index.js';
import { DirectoryIndexQueries } from './directory-index.queries.js';

/** After such a pause, by the clock of the database, changes may have been forgotten, and all is read anew. */
const LONGEST_PAUSE_MS = 24 * 3_600_000;
/** With more changes than this, reading all at once is less work. */
const MOST_CHANGES = 2_000;
/** A scholar's changes are several rows. */
const MOST_ROWS = 20_000;
/** Before the first transaction of any database. */
const BEGINNING = '0';

/**
 * Keeps this process's index of the directory as new as the database is: every search first asks what changed. A change of sight
 * therefore acts at the next request, in every process.
 */
@Injectable()
export class DirectoryIndexService {
  private readonly logger = new Logger('Directory');
  private index = new DirectoryIndex();
  private since = BEGINNING;
  /** Transactions from `since` on whose changes are in the index. */
  private known = new Set<string>();
  /** By the clock of the database, in ms. */
  private readAt = 0;
  private running: Promise<DirectoryIndex> | null = null;
  private waiting: Promise<DirectoryIndex> | null = null;

  constructor(private readonly queries: DirectoryIndexQueries) {}

  /** The index, holding every change that was committed before the call. Many callers at once share one question to the database. */
  fresh(): Promise<DirectoryIndex> {
    // A refresh that is under way may have asked before the caller's change: wait for the one after it.
    this.waiting ??= this.afterRunning();
    return this.waiting;
  }

  private async afterRunning(): Promise<DirectoryIndex> {
    await this.running?.catch(() => {});
    this.waiting = null;
    this.running = this.refresh();
    return this.running;
  }

  private async refresh(): Promise<DirectoryIndex> {
    if (this.since === BEGINNING) return this.anew();
    const { upTo, at, changes } = await this.queries.changes(this.since, [...this.known], MOST_ROWS);
    const scholarIds = [...new Set(Object.values(changes ?? {}).flat())];
    const isPaused = at - this.readAt > LONGEST_PAUSE_MS;
    if (!changes || isPaused || BigInt(upTo) < BigInt(this.since) || scholarIds.length > MOST_CHANGES) return this.anew();
    if (scholarIds.length > 0) await this.readSome(scholarIds);
    return this.readUpTo(upTo, at, [...this.known, ...Object.keys(changes)]);
  }

  private async anew(): Promise<DirectoryIndex> {
    // Asked before: what ended until then is in everything that is read after it.
    const { upTo, at, ended } = await this.queries.now();
    await this.readAll();
    return this.readUpTo(upTo, at, ended);
  }

  private readUpTo(upTo: string, at: number, transactions: readonly string[]): DirectoryIndex {
    this.known = new Set(transactions.filter((transaction) => BigInt(transaction) >= BigInt(upTo)));
    this.since = upTo;
    this.readAt = at;
    return this.index;
  }

  private async readAll(): Promise<void> {
    const index = new DirectoryIndex();
    for await (const part of this.queries.allFacts()) for (const facts of part) index.put(facts);
    this.index = index;
    await this.queries.forget().catch(() => this.logger.warn('Old changes of the directory could not be forgotten'));
  }

  private async readSome(scholarIds: readonly string[]): Promise<void> {
    const facts = await this.queries.facts(scholarIds);
    const present = new Set(facts.map((each) => each.id));
    for (const id of scholarIds) if (!present.has(id)) this.index.remove(id);
    for (const each of facts) this.index.put(each);
  }
}
