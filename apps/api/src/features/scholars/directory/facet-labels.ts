import { Injectable } from '@nestjs/common';
import type { DirectoryFacets, OpenTo } from '@scholars-commons/shared/scholars';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../common/auth/viewer.js';
import { countryName } from '../../../database/reference/countries.js';
import { findableSql } from '../../institutions/institution-choice.service.js';
import { sightParams } from '../projection/sight.sql.js';
import type { FilterName } from './directory-filters.js';

const openToNames: Record<OpenTo, string> = {
  mentoring: 'Mentoring',
  'co-research': 'Co-research',
  speaking: 'Speaking',
  hosting: 'Hosting visitors',
};

type Counted = ReadonlyMap<FilterName, readonly (readonly [value: string, count: number])[]>;

interface Label {
  value: string;
  label: string;
}

const labelsSql = `SELECT value, label FROM (
  SELECT code AS value, name AS label FROM profession WHERE code = ANY($4::text[])
  UNION ALL SELECT slug, label FROM topic WHERE slug = ANY($5::text[])
  UNION ALL SELECT i.id::text, i.name FROM institution i WHERE i.id = ANY($6::uuid[]) AND ${findableSql('i')}
  UNION ALL SELECT id::text, name FROM program WHERE id = ANY($7::uuid[])
  UNION ALL SELECT c.id::text, p.name || ', ' || c.name FROM cohort c JOIN program p ON p.id = c.program_id WHERE c.id = ANY($8::uuid[])
) AS named WHERE $3::uuid[] IS NOT NULL`;

/** Gives the values of facets their names. What has no name for this viewer is left out: it is not there for him. */
@Injectable()
export class FacetLabels {
  async name(tx: EntityManager, viewer: Viewer, counted: Counted): Promise<DirectoryFacets> {
    const values = (name: FilterName) => (counted.get(name) ?? []).map(([value]) => value);
    const rows = await tx.query<Label[]>(labelsSql, [
      ...sightParams(viewer),
      values('profession'),
      values('topic'),
      values('institution'),
      values('program'),
      values('cohort'),
    ]);
    const labels = new Map(rows.map((row) => [row.value, row.label]));
    const facet = (name: FilterName, labelOf: (value: string) => string | undefined = (value) => labels.get(value)) =>
      (counted.get(name) ?? []).flatMap(([value, count]) => {
        const label = labelOf(value);
        return label === undefined ? [] : [{ value, label, count }];
      });
    return {
      country: facet('country', countryName),
      profession: facet('profession'),
      institution: facet('institution'),
      program: facet('program'),
      cohort: facet('cohort'),
      topic: facet('topic'),
      openTo: facet('openTo', (value) => openToNames[value as OpenTo]),
    };
  }
}
