import { Injectable } from '@nestjs/common';
import type { ScholarCard } from '@scholars-commons/shared/scholars';
import type { Viewer } from '../../../common/auth/viewer.js';
import { type CardRow, cardColumns, cardFacts, cardJoins } from './card.sql.js';
import { projectCard } from './project-scholar.js';
import { type SightParams, sightParams, sightSql } from './sight.sql.js';

export type { CardRow } from './card.sql.js';
export { sightSql } from './sight.sql.js';

/** How other features list scholars: select `cardColumns` of `scholar s`, ask `sql` in conditions, and let rows out by `card` only. */
@Injectable()
export class ScholarSight {
  /** Conditions on `scholar s`; the first three parameters of the statement are `params`. */
  readonly sql = sightSql;
  readonly cardColumns = cardColumns;
  /** Joins that `cardColumns` needs; join them after the page is cut. */
  readonly cardJoins = cardJoins;

  params(viewer: Viewer): SightParams {
    return sightParams(viewer);
  }

  /** A row of `cardColumns`, as this viewer may see it. */
  card(viewer: Viewer, row: CardRow): ScholarCard {
    return projectCard(viewer, cardFacts(row));
  }
}
