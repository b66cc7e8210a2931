import type { RightsTable } from './rights.js';

export const rights: RightsTable = [
  { operation: 'GET /api/programs', ownership: 'the list', ask: () => ({ path: '/api/programs' }), status: { others: 200 } },
  {
    operation: 'GET /api/cohorts/{cohortId}',
    ownership: 'of owner and peer',
    ask: ({ people }) => ({ path: `/api/cohorts/${people.cohort.id}` }),
    status: { others: 200 },
  },
  {
    operation: 'GET /api/cohorts/{cohortId}',
    ownership: 'that is not there',
    ask: ({ t }) => ({ path: `/api/cohorts/${t.make.id()}` }),
    status: { others: 404 },
  },
];
