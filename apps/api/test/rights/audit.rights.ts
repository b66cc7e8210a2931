import type { RightsTable } from './rights.js';

export const rights: RightsTable = [
  { operation: 'GET /api/audit', ownership: 'of all', ask: () => ({ path: '/api/audit' }), status: { admin: 200, others: 403 } },
  {
    operation: 'GET /api/audit',
    ownership: 'of the owner',
    ask: ({ people }) => ({ path: `/api/audit?person=${people.owner.scholar.id}` }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'POST /api/audit/exports',
    ownership: 'of all',
    ask: () => ({ path: '/api/audit/exports', body: { reason: 'The yearly review' } }),
    status: { admin: 200, others: 403 },
  },
];
