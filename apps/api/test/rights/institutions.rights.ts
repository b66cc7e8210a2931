import type { RightsTable } from './rights.js';

export const rights: RightsTable = [
  { operation: 'GET /api/institutions', ownership: 'the list', ask: () => ({ path: '/api/institutions' }), status: { others: 200 } },
  {
    operation: 'GET /api/suggest/institutions',
    ownership: 'names',
    ask: () => ({ path: '/api/suggest/institutions?q=univ' }),
    status: { others: 200 },
  },
  {
    operation: 'GET /api/institutions/{institutionId}',
    ownership: 'of the list',
    ask: async ({ t }) => ({ path: `/api/institutions/${(await t.make.institution()).id}` }),
    status: { others: 200 },
  },
  {
    operation: 'GET /api/institutions/{institutionId}',
    ownership: 'proposed by the owner',
    ask: async ({ t, people }) => ({
      path: `/api/institutions/${(await t.make.institution({ isProposed: true, proposedById: people.owner.scholar.id })).id}`,
    }),
    status: { owner: 200, registrar: 200, admin: 200, others: 404 },
  },
  {
    operation: 'GET /api/institutions/{institutionId}',
    ownership: 'that is not there',
    ask: ({ t }) => ({ path: `/api/institutions/${t.make.id()}` }),
    status: { others: 404 },
  },
];
