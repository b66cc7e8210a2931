import { Module } from '@nestjs/common';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryFacetsService } from './directory/directory-facets.service.js';
import { DirectoryQueries } from './directory/directory.queries.js';
import { DirectoryService } from './directory/directory.service.js';
import { FacetLabels } from './directory/facet-labels.js';
import { FacetsQueries } from './directory/facets.queries.js';
import { PlacesService } from './directory/places.service.js';

@Module({
  controllers: [DirectoryController],
  providers: [DirectoryService, DirectoryQueries, DirectoryFacetsService, FacetsQueries, FacetLabels, PlacesService],
  exports: [PlacesService],
})
export class ScholarsModule {}
