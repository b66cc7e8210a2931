import { Module } from '@nestjs/common';
import { HubCounts } from './hub-counts.service.js';
import { InstitutionChoice } from './institution-choice.service.js';

@Module({ providers: [InstitutionChoice, HubCounts], exports: [InstitutionChoice, HubCounts] })
export class InstitutionsModule {}
