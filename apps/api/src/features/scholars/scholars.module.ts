import { Module } from '@nestjs/common';
import { InstitutionChoiceModule } from '../institutions/institution-choice.module.js';
import { CohortCensusService } from './directory/cohort-census.service.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryQueries } from './directory/directory.queries.js';
import { DirectoryService } from './directory/directory.service.js';
import { DirectorySearchService } from './directory/directory-search.service.js';
import { FacetLabelsQueries } from './directory/facet-labels.queries.js';
import { FacetsService } from './directory/facets.service.js';
import { DirectoryIndexQueries } from './directory/index/directory-index.queries.js';
import { DirectoryIndexService } from './directory/index/directory-index.service.js';
import { PlacesService } from './directory/places.service.js';
import { ScholarSuggestionsService } from './directory/scholar-suggestions.service.js';
import { SuggestScholarsController } from './directory/suggest-scholars.controller.js';
import { PhotosController } from './photos/photos.controller.js';
import { PhotosService } from './photos/photos.service.js';
import { AchievementsController } from './profile/achievements.controller.js';
import { AchievementsService } from './profile/achievements.service.js';
import { ContactsController } from './profile/contacts.controller.js';
import { ContactsService } from './profile/contacts.service.js';
import { PositionsController } from './profile/positions.controller.js';
import { PositionsService } from './profile/positions.service.js';
import { ProfileController } from './profile/profile.controller.js';
import { ProfileService } from './profile/profile.service.js';
import { ProfileWrites } from './profile/profile-writes.js';
import { CohortCountsModule } from '../programs/cohort-counts.module.js';
import { SightModule } from './projection/sight.module.js';
import { RecountPeopleJob } from './records/recount-people.job.js';
import { ScholarRecordsController } from './records/scholar-records.controller.js';
import { ScholarRecordsService } from './records/scholar-records.service.js';
import { VocabularyController } from './vocabulary/vocabulary.controller.js';
import { VocabularyService } from './vocabulary/vocabulary.service.js';
import { ScholarsLive } from './scholars.live.js';

@Module({
  imports: [SightModule, InstitutionChoiceModule, CohortCountsModule],
  controllers: [
    DirectoryController,
    SuggestScholarsController,
    VocabularyController,
    ScholarRecordsController,
    ProfileController,
    PositionsController,
    AchievementsController,
    ContactsController,
    PhotosController,
  ],
  providers: [
    DirectoryService,
    DirectoryQueries,
    DirectorySearchService,
    DirectoryIndexService,
    DirectoryIndexQueries,
    FacetsService,
    FacetLabelsQueries,
    PlacesService,
    CohortCensusService,
    ScholarSuggestionsService,
    VocabularyService,
    ProfileService,
    ProfileWrites,
    PositionsService,
    AchievementsService,
    ContactsService,
    ScholarRecordsService,
    RecountPeopleJob,
    PhotosService,
    ScholarsLive,
  ],
  exports: [SightModule, AchievementsService, CohortCensusService, PlacesService, ProfileService],
})
export class ScholarsModule {}
