import type { RightsTable, World } from './rights.js';

/** A notification of the owner's. */
async function aNotification({ t, people }: World): Promise<string> {
  const thread = await t.make.thread({ authorId: people.owner.scholar.id });
  const id = t.make.id();
  await t.owner.query(`INSERT INTO notification (id, scholar_id, kind, thread_id) VALUES ($1, $2, 'thread-closed', $3)`, [
    id,
    people.owner.scholar.id,
    thread.id,
  ]);
  return id;
}

export const rights: RightsTable = [
  { operation: 'GET /api/notifications', ownership: 'own', ask: () => ({ path: '/api/notifications' }), status: { others: 200 } },
  {
    operation: 'PUT /api/notifications/read',
    ownership: 'own, all of them',
    ask: () => ({ path: '/api/notifications/read', body: { all: true } }),
    status: { others: 200 },
  },
  {
    // Changes nothing of others and tells nothing: `notifications.api.spec.ts` looks behind the answer.
    operation: 'PUT /api/notifications/read',
    ownership: 'the owner’s',
    ask: async (world) => ({ path: '/api/notifications/read', body: { ids: [await aNotification(world)] } }),
    status: { others: 200 },
  },
];
