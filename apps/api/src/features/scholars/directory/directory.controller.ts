import { Controller, Get, Query } from '@nestjs/common';
import {
  type DirectoryPage,
  directoryPage,
  type PlacesView,
  placesView,
  type ScholarsQuery,
  scholarsQuery,
} from '@scholars-commons/shared/scholars';
import { CurrentViewer } from '../../../common/auth/current-viewer.js';
import type { Viewer } from '../../../common/auth/viewer.js';
import { Answers } from '../../../common/http/answers.js';
import { DirectoryService } from './directory.service.js';
import { PlacesService } from './places.service.js';

@Controller('scholars')
export class DirectoryController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly places: PlacesService,
  ) {}

  @Get()
  @Answers(directoryPage)
  list(@CurrentViewer() viewer: Viewer, @Query({ schema: scholarsQuery }) query: ScholarsQuery): Promise<DirectoryPage> {
    return this.directory.list(viewer, query);
  }

  @Get('places')
  @Answers(placesView)
  whereTheyAre(@CurrentViewer() viewer: Viewer): Promise<PlacesView> {
    return this.places.of(viewer);
  }
}
