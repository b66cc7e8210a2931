import { forAll, type RightsTable } from './rights.js';

export const rights: RightsTable = [
  { operation: 'GET /api/health', ownership: 'nobody’s', ask: () => ({ path: '/api/health' }), status: forAll(200) },
  { operation: 'GET /api/ready', ownership: 'nobody’s', ask: () => ({ path: '/api/ready' }), status: forAll(200) },
];
