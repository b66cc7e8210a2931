import { Module } from '@nestjs/common';
import { ScholarsModule } from '../scholars/scholars.module.js';
import { ProgramsController } from './programs.controller.js';
import { ProgramsQueries } from './programs.queries.js';
import { ProgramsService } from './programs.service.js';
import { RosterQueries } from './roster.queries.js';

@Module({
  imports: [ScholarsModule],
  controllers: [ProgramsController],
  providers: [ProgramsService, ProgramsQueries, RosterQueries],
})
export class ProgramsModule {}
