import { Module } from '@nestjs/common';
import { Crowding } from './crowding.js';
import { DatabaseWatch } from './database-watch.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { Metrics } from '../metrics/metrics.js';

/** What machines ask about this process. */
@Module({ controllers: [HealthController, MetricsController], providers: [Crowding, DatabaseWatch, Metrics], exports: [Metrics] })
export class HealthModule {}
