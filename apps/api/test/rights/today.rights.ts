import type { RightsTable } from './rights.js';

export const rights: RightsTable = [
  { operation: 'GET /api/today', ownership: 'own', ask: () => ({ path: '/api/today' }), status: { others: 200 } },
];
