import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { env } from '../../config/env.js';
import { Crowded } from '../problem/crowded.js';
import { SearchDatabase } from '../search/search-database.js';
import { Crowd } from './crowd.js';

/** So many reads at work for each connection to the database are no crowd. */
const READS_A_CONNECTION = 2;
/** What people wrote is worth more than what can be asked again: it is refused last. */
const WRITES_A_CONNECTION = 40;

const isRead = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';
const isSignOut = ({ method, routeOptions }: FastifyRequest) => method === 'DELETE' && routeOptions.url === '/api/session';

/**
 * Counts the requests that this process works on. When more than it can answer in good time stand there for longer than a burst lasts,
 * it admits few at once until hardly anybody has to be refused: those who are admitted are answered as in a quiet hour, and the others are told at once.
 */
@Injectable()
export class Crowding {
  private readonly logger = new Logger('Crowding');
  private readonly atWork = new WeakSet<FastifyRequest>();
  private readonly mostReads = env.READS_AT_ONCE ?? env.DATABASE_POOL * READS_A_CONNECTION;
  private readonly mostWrites = Math.max(this.mostReads, env.DATABASE_POOL * WRITES_A_CONNECTION);
  private readonly crowd = new Crowd(this.mostReads, (isCrowded) => this.tell(isCrowded));
  private count = 0;

  constructor(private readonly searches: SearchDatabase) {}

  /** How many requests are being worked on. */
  get size(): number {
    return this.count;
  }

  /** @throws Crowded if this request should come again later */
  assertRoom(request: FastifyRequest): void {
    // Nobody is kept from going.
    if (isSignOut(request)) return;
    const hasRoom = this.count < this.mostWrites && (!isRead(request) || this.crowd.admitsRead(performance.now(), this.inLine));
    if (!hasRoom) throw new Crowded();
  }

  /** From here on it is our work and nobody's slow line: a body has been read. Uploads are read later, and have limits of their own. */
  begin(request: FastifyRequest): void {
    if (this.atWork.has(request) || request.headers['content-type']?.startsWith('multipart/')) return;
    this.atWork.add(request);
    this.count += 1;
  }

  end(request: FastifyRequest): void {
    if (!this.atWork.delete(request)) return;
    this.count -= 1;
    this.crowd.left(performance.now(), this.inLine);
  }

  /** Searches stand in a line of their own, and must not make others wait. */
  private get inLine(): number {
    return Math.max(0, this.count - this.searches.size);
  }

  private tell(isCrowded: boolean): void {
    if (isCrowded) this.logger.warn(`${this.inLine} requests stand in line: what can be asked again is refused`);
    else this.logger.warn('The line is through');
  }
}
