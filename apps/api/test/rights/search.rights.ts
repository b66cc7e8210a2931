import type { RightsTable } from './rights.js';

export const rights: RightsTable = [
  {
    operation: 'GET /api/search/posts',
    ownership: 'in all that the caller reads',
    ask: () => ({ path: '/api/search/posts?q=feedback' }),
    status: { others: 200 },
  },
  {
    operation: 'GET /api/search/posts',
    ownership: 'in the space of a cohort of nobody who asks',
    ask: async ({ t }) => {
      const { slug } = await t.make.space({ cohortId: (await t.make.cohort()).id });
      return { path: `/api/search/posts?q=feedback&space=${slug}` };
    },
    status: { moderator: 200, others: 404 },
  },
];
