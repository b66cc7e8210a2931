import { Module } from '@nestjs/common';
import { JobsDeskController } from './jobs-desk.controller.js';
import { JobsDeskQueries } from './jobs-desk.queries.js';
import { JobsDeskService } from './jobs-desk.service.js';

/** What staff see of the work behind the scenes; `common/jobs` does it. */
@Module({ controllers: [JobsDeskController], providers: [JobsDeskQueries, JobsDeskService] })
export class JobsDeskModule {}
