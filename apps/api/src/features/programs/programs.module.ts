import { Module } from '@nestjs/common';
import { SightModule } from '../scholars/projection/sight.module.js';
import { ProgramsController } from './programs.controller.js';
import { ProgramsQueries } from './programs.queries.js';
import { ProgramsService } from './programs.service.js';
import { RosterQueries } from './roster.queries.js';

@Module({
  imports: [SightModule],
  controllers: [ProgramsController],
  providers: [ProgramsService, ProgramsQueries, RosterQueries],
})
export class ProgramsModule {}
