import { Module } from '@nestjs/common';
import { HubCounts } from './hub-counts.service.js';
import { InstitutionChoice } from './institution-choice.service.js';

/** What other features need of institutions; stands on no other feature. */
@Module({ providers: [InstitutionChoice, HubCounts], exports: [InstitutionChoice, HubCounts] })
export class InstitutionChoiceModule {}
