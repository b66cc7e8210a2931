import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomInt } from 'node:crypto';
import { env } from '../../config/env.js';
import { Crowded } from '../problem/crowded.js';

/** So many at work for each connection to the database are answered in good time. */
const READS_A_CONNECTION = 4;
/** What people wrote is worth more than what can be asked again: it is refused last. */
const WRITES_A_CONNECTION = 40;
/** A burst is no crowd: for so long there may be more at work. */
const PATIENCE_MS = 500;
/** Those who are refused come back spread over these seconds. */
const BACK_FROM_S = 2;
const BACK_TO_S = 6;

const isRead = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';
const isSignOut = ({ method, routeOptions }: FastifyRequest) => method === 'DELETE' && routeOptions.url === '/api/session';

/**
 * Counts the requests that this process works on. When more than it can answer in good time stand there for longer than a burst lasts,
 * it admits only so many until half of them are through: those who are admitted do not wait for long, and the others are told at once.
 */
@Injectable()
export class Crowding {
  private readonly logger = new Logger('Crowding');
  private readonly atWork = new WeakSet<FastifyRequest>();
  private readonly mostReads = env.READS_AT_ONCE ?? env.DATABASE_POOL * READS_A_CONNECTION;
  private readonly mostWrites = Math.max(this.mostReads, env.DATABASE_POOL * WRITES_A_CONNECTION);
  private count = 0;
  private fullSince: number | null = null;
  private isCrowded = false;

  /** How many requests are being worked on. */
  get size(): number {
    return this.count;
  }

  /** @throws Crowded if this request should come again later */
  assertRoom(request: FastifyRequest): void {
    // Nobody is kept from going.
    if (isSignOut(request)) return;
    if (this.count >= this.mostWrites) throw new Crowded(randomInt(BACK_FROM_S, BACK_TO_S));
    if (this.count < this.mostReads) return;
    const now = performance.now();
    this.fullSince ??= now;
    if (now - this.fullSince > PATIENCE_MS) this.become(true);
    if (this.isCrowded && isRead(request)) throw new Crowded(randomInt(BACK_FROM_S, BACK_TO_S));
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
    if (this.count <= this.mostReads / 2) this.become(false);
    if (!this.isCrowded && this.count < this.mostReads) this.fullSince = null;
  }

  private become(isCrowded: boolean): void {
    if (this.isCrowded === isCrowded) return;
    this.isCrowded = isCrowded;
    if (isCrowded) this.logger.warn(`${this.count} requests stand in line: what can be asked again is refused`);
    else this.logger.warn('The line is through');
  }
}
