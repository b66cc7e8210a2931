import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { late } from '../../database/late.js';
import { Crowding } from '../health/crowding.js';
import { LiveServer } from '../live/live-server.js';

interface Waiting {
  queue: string;
  state: string;
  count: number;
}

/** Queues of the application; those of pg-boss itself say nothing. */
const jobsSql = String.raw`
  SELECT name AS queue, state::text, count(*)::int AS count FROM pgboss.job
  WHERE state IN ('created', 'retry', 'active', 'failed') AND name NOT LIKE '\_\_pgboss%' GROUP BY 1, 2`;

/** A scrape must not hang on a database that does not answer: it then has no figures of the queue. */
const PATIENCE_MS = 1_000;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Figures of this process for Prometheus; by route, never by person. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor(live: LiveServer, database: DataSource, crowding: Crowding) {
    collectDefaultMetrics({ register: this.registry });
    const registers = [this.registry];
    this.requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Requests by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    });
    new Gauge({
      name: 'live_sockets',
      help: 'Open sockets',
      registers,
      collect() {
        this.set(live.socketCount());
      },
    });
    new Gauge({
      name: 'requests_at_work',
      help: 'Requests that this process works on',
      registers,
      collect() {
        this.set(crowding.size);
      },
    });
    new Gauge({
      name: 'database_connections',
      help: 'Connections of the pool',
      labelNames: ['state'],
      registers,
      collect() {
        const pool = (database.driver as unknown as { master?: { totalCount: number; idleCount: number; waitingCount: number } }).master;
        if (!pool) return;
        this.set({ state: 'open' }, pool.totalCount);
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
    new Gauge({
      name: 'jobs',
      help: 'Jobs that wait, run or were set aside, by queue and state; the same from every process',
      labelNames: ['queue', 'state'],
      registers,
      async collect() {
        const rows = await Promise.race([database.query<Waiting[]>(jobsSql).catch(() => []), late(PATIENCE_MS)]);
        this.reset();
        for (const { queue, state, count } of rows || []) this.set({ queue, state }, count);
      },
    });
  }

  /** Times every request of this server. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      this.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    });
  }
}
