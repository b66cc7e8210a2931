import { Module } from '@nestjs/common';
import { ScholarFactsQueries } from './scholar-facts.queries.js';
import { ScholarSight } from './scholar-sight.service.js';

/** Who sees what of a scholar; stands on no other feature, so that all may stand on it. */
@Module({ providers: [ScholarSight, ScholarFactsQueries], exports: [ScholarSight, ScholarFactsQueries] })
export class SightModule {}
