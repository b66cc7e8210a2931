import { failedJob } from '../support/jobs.js';
import type { RightsTable } from './rights.js';

const unknown = '0190d1a0-0000-7000-8000-000000000000';

export const rights: RightsTable = [
  { operation: 'GET /api/jobs', ownership: 'of all', ask: () => ({ path: '/api/jobs' }), status: { admin: 200, others: 403 } },
  {
    operation: 'POST /api/jobs/{jobId}/retry',
    ownership: 'set aside',
    ask: async ({ t }) => ({ path: `/api/jobs/${await failedJob(t)}/retry` }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'POST /api/jobs/{jobId}/retry',
    ownership: 'not there',
    ask: () => ({ path: `/api/jobs/${unknown}/retry` }),
    status: { admin: 404, others: 403 },
  },
  {
    operation: 'POST /api/jobs/retries',
    ownership: 'of one kind',
    ask: async ({ t }) => {
      await failedJob(t);
      return { path: '/api/jobs/retries', body: { queue: 'send-mail' } };
    },
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'POST /api/jobs/{jobId}/give-up',
    ownership: 'set aside',
    ask: async ({ t }) => ({ path: `/api/jobs/${await failedJob(t)}/give-up` }),
    status: { admin: 204, others: 403 },
  },
  {
    operation: 'POST /api/jobs/{jobId}/give-up',
    ownership: 'being tried again',
    ask: async ({ t }) => ({ path: `/api/jobs/${await failedJob(t, { state: 'active' })}/give-up` }),
    status: { admin: 409, others: 403 },
  },
];
