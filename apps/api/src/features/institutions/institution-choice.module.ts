import { Module } from '@nestjs/common';
import { HubCounts } from './hub-counts.service.js';
import { InstitutionChoice } from './institution-choice.service.js';
import { InstitutionTotals } from './institution-totals.service.js';

/** What other features need of institutions; stands on no other feature. */
@Module({ providers: [InstitutionChoice, InstitutionTotals, HubCounts], exports: [InstitutionChoice, InstitutionTotals, HubCounts] })
export class InstitutionChoiceModule {}
