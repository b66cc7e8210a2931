import { Module } from '@nestjs/common';
import { SightModule } from '../scholars/projection/sight.module.js';
import { InstitutionChoiceModule } from './institution-choice.module.js';
import { InstitutionListQueries } from './pages/institution-list.queries.js';
import { InstitutionListService } from './pages/institution-list.service.js';
import { InstitutionPageQueries } from './pages/institution-page.queries.js';
import { InstitutionPageService } from './pages/institution-page.service.js';
import { InstitutionsController } from './pages/institutions.controller.js';
import { InstitutionSearchQueries } from './search/institution-search.queries.js';
import { InstitutionSearch } from './search/institution-search.service.js';
import { InstitutionSuggestionsService } from './search/institution-suggestions.service.js';
import { SuggestInstitutionsController } from './search/suggest-institutions.controller.js';

@Module({
  imports: [SightModule, InstitutionChoiceModule],
  controllers: [InstitutionsController, SuggestInstitutionsController],
  providers: [
    InstitutionListService,
    InstitutionListQueries,
    InstitutionPageService,
    InstitutionPageQueries,
    InstitutionSearch,
    InstitutionSearchQueries,
    InstitutionSuggestionsService,
  ],
})
export class InstitutionsModule {}
