import { hashToken, newToken } from '../../src/common/auth/tokens.js';
import type { LinkKind } from '../../src/features/accounts/credential-links.service.js';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import type { SignedIn } from '../support/make.js';
import type { Role } from './people.js';
import { forAll, type RightsTable, type World } from './rights.js';

const PASSWORD = 'a lantern by the harbour';
const NEW_PASSWORD = 'seven slow green rivers';
let hash: string | undefined;
let count = 0;
const newEmail = () => `rights.${(count += 1)}@alumni.example`;

/** Somebody new, so that what the request changes is nobody else's. */
const someone = async ({ t }: World): Promise<SignedIn> => {
  hash ??= await hashPassword(PASSWORD);
  return t.make.signedIn({ passwordHash: hash });
};

/** Somebody new with the caller's grant, whose session may end. */
const like = ({ t }: World, role: Role): Promise<SignedIn> => {
  const grants = role === 'moderator' || role === 'editor' || role === 'registrar' || role === 'admin' ? [role] : [];
  return t.make.signedIn({ grants });
};

/** Another device of the caller: signing in ends the session that the browser brought. */
const device = async ({ t, people }: World, role: Role) =>
  role === 'nobody' || role === 'suspended' ? undefined : t.make.session(people[role].accountId);

async function link(world: World, kind: LinkKind, of?: { accountId: string; scholarId: string }): Promise<string> {
  const token = newToken();
  const scholarId = of?.scholarId ?? (await world.t.make.scholar({ state: 'unclaimed', claimedAt: null })).id;
  await world.t.owner.query(
    `INSERT INTO credential_link (id, kind, token_hash, account_id, scholar_id, email, expires_at) VALUES ($1, $2, $3, $4, $5, $6, now() + interval '1 hour')`,
    [world.t.make.id(), kind, hashToken(token), of?.accountId ?? null, scholarId, newEmail()],
  );
  return token;
}

const linkOfSomeone = async (world: World, kind: LinkKind): Promise<string> => {
  const { accountId, scholar } = await someone(world);
  return link(world, kind, { accountId, scholarId: scholar.id });
};

const suspended = { reason: 'Advertising', until: null, was: null };
const promoted = { was: [], grants: ['editor'], reason: 'The committee agreed' };
const unknown = { token: 'x'.repeat(43) };

export const rights: RightsTable = [
  {
    operation: 'POST /api/session',
    ownership: 'own, with the right password',
    ask: async (world, role) => ({
      path: '/api/session',
      body: { email: (await someone(world)).email, password: PASSWORD },
      as: await device(world, role),
    }),
    status: forAll(201),
  },
  {
    operation: 'POST /api/session',
    ownership: 'with a wrong password',
    ask: ({ people }) => ({ path: '/api/session', body: { email: people.owner.email, password: 'something else' } }),
    status: forAll(401),
  },
  { operation: 'GET /api/session', ownership: 'own', ask: () => ({ path: '/api/session' }), status: { others: 200 } },
  {
    operation: 'DELETE /api/session',
    ownership: 'own',
    ask: async (world, role) => ({ path: '/api/session', as: await like(world, role) }),
    status: { others: 204 },
  },
  {
    operation: 'POST /api/session/link',
    ownership: 'any address',
    ask: () => ({ path: '/api/session/link', body: { email: newEmail() } }),
    status: forAll(202),
  },
  {
    operation: 'POST /api/session/link/redeem',
    ownership: 'own',
    ask: async (world, role) => ({
      path: '/api/session/link/redeem',
      body: { token: await linkOfSomeone(world, 'sign-in') },
      as: await device(world, role),
    }),
    status: forAll(201),
  },
  {
    operation: 'POST /api/session/link/redeem',
    ownership: 'made for something else',
    ask: async (world) => ({ path: '/api/session/link/redeem', body: { token: await linkOfSomeone(world, 'reset') } }),
    status: forAll(410),
  },
  { operation: 'GET /api/sessions', ownership: 'own', ask: () => ({ path: '/api/sessions' }), status: { others: 200 } },
  {
    operation: 'DELETE /api/sessions/{id}',
    ownership: "the owner's",
    ask: async ({ t, people }) => ({ path: `/api/sessions/${(await t.make.session(people.owner.accountId)).sessionId}` }),
    status: { owner: 204, others: 404 },
  },
  {
    operation: 'DELETE /api/sessions/{id}',
    ownership: 'not there',
    ask: ({ t }) => ({ path: `/api/sessions/${t.make.id()}` }),
    status: { others: 404 },
  },
  {
    operation: 'POST /api/password-resets',
    ownership: 'any address',
    ask: () => ({ path: '/api/password-resets', body: { email: newEmail() } }),
    status: forAll(202),
  },
  {
    operation: 'POST /api/password-resets/redeem',
    ownership: 'own',
    ask: async (world, role) => ({
      path: '/api/password-resets/redeem',
      body: { token: await linkOfSomeone(world, 'reset'), password: NEW_PASSWORD },
      as: await device(world, role),
    }),
    status: forAll(201),
  },
  {
    operation: 'PUT /api/account/password',
    ownership: 'own, the first one',
    ask: async (world, role) => ({ path: '/api/account/password', body: { password: NEW_PASSWORD }, as: await like(world, role) }),
    status: { others: 204 },
  },
  {
    operation: 'POST /api/account/email',
    ownership: 'own',
    ask: () => ({ path: '/api/account/email', body: { email: newEmail() } }),
    status: { others: 202 },
  },
  {
    operation: 'POST /api/account/email/redeem',
    ownership: 'own',
    ask: async (world) => ({ path: '/api/account/email/redeem', body: { token: await linkOfSomeone(world, 'email-change') } }),
    status: forAll(204),
  },
  {
    operation: 'POST /api/account/email/undo',
    ownership: 'own',
    ask: async (world) => ({ path: '/api/account/email/undo', body: { token: await linkOfSomeone(world, 'email-return') } }),
    status: forAll(204),
  },
  {
    operation: 'PATCH /api/account/settings',
    ownership: 'own',
    ask: () => ({ path: '/api/account/settings', body: { colorScheme: 'dark' } }),
    status: { others: 200 },
  },
  {
    operation: 'POST /api/scholars/{id}/invitations',
    ownership: 'to a scholar who is unclaimed',
    ask: async ({ t }) => ({
      path: `/api/scholars/${(await t.make.scholar({ state: 'unclaimed', claimedAt: null })).id}/invitations`,
      body: { email: newEmail() },
    }),
    status: { registrar: 201, others: 403 },
  },
  {
    operation: 'POST /api/scholars/{id}/invitations',
    ownership: 'to a scholar who is not listed',
    ask: async ({ t }) => ({
      path: `/api/scholars/${(await t.make.scholar({ state: 'unclaimed', claimedAt: null, isListed: false })).id}/invitations`,
      body: { email: newEmail() },
    }),
    // Admins see whom staff see, but only registrars invite.
    status: { registrar: 201, admin: 403, others: 404 },
  },
  {
    operation: 'POST /api/scholars/{id}/invitations',
    ownership: 'to a scholar who signed in already',
    ask: ({ people }) => ({ path: `/api/scholars/${people.owner.scholar.id}/invitations`, body: { email: newEmail() } }),
    status: { registrar: 409, others: 403 },
  },
  {
    operation: 'POST /api/scholars/{id}/invitations',
    ownership: 'to nobody',
    ask: ({ t }) => ({ path: `/api/scholars/${t.make.id()}/invitations`, body: { email: newEmail() } }),
    status: { others: 404 },
  },
  {
    operation: 'POST /api/invitations/redeem',
    ownership: 'own',
    ask: async (world, role) => ({
      path: '/api/invitations/redeem',
      body: { token: await link(world, 'invitation') },
      as: await device(world, role),
    }),
    status: forAll(201),
  },
  ...['session/link', 'password-resets', 'account/email', 'invitations'].map((path) => ({
    operation: `POST /api/${path}/redeem`,
    ownership: 'a token that never was',
    ask: () => ({ path: `/api/${path}/redeem`, body: path === 'password-resets' ? { ...unknown, password: NEW_PASSWORD } : unknown }),
    status: forAll(410),
  })),
  { operation: 'GET /api/grants', ownership: 'of all', ask: () => ({ path: '/api/grants' }), status: { admin: 200, others: 403 } },
  {
    operation: 'GET /api/scholars/{scholarId}/grants',
    ownership: 'of somebody',
    ask: async (world) => ({ path: `/api/scholars/${(await someone(world)).scholar.id}/grants` }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'GET /api/scholars/{scholarId}/grants',
    ownership: 'of the owner',
    ask: ({ people }) => ({ path: `/api/scholars/${people.owner.scholar.id}/grants` }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'PUT /api/scholars/{scholarId}/grants',
    ownership: 'of somebody',
    ask: async (world) => ({ path: `/api/scholars/${(await someone(world)).scholar.id}/grants`, body: promoted }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'PUT /api/scholars/{scholarId}/grants',
    ownership: 'own',
    ask: ({ people }, role) => ({
      path: `/api/scholars/${role === 'nobody' ? people.owner.scholar.id : people[role].scholar.id}/grants`,
      body: { ...promoted, was: role === 'admin' ? ['admin'] : [], grants: ['admin'] },
    }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'PUT /api/scholars/{scholarId}/grants',
    ownership: 'of nobody',
    ask: ({ t }) => ({ path: `/api/scholars/${t.make.id()}/grants`, body: promoted }),
    status: { admin: 404, others: 403 },
  },
  {
    operation: 'GET /api/scholars/{scholarId}/suspension',
    ownership: 'of somebody',
    ask: async (world) => ({ path: `/api/scholars/${(await someone(world)).scholar.id}/suspension` }),
    status: { moderator: 200, admin: 200, others: 403 },
  },
  {
    operation: 'GET /api/scholars/{scholarId}/suspension',
    ownership: 'of somebody of staff',
    ask: async ({ t }) => ({ path: `/api/scholars/${(await t.make.signedIn({ grants: ['editor'] })).scholar.id}/suspension` }),
    status: { moderator: 200, admin: 200, others: 403 },
  },
  {
    operation: 'GET /api/scholars/{scholarId}/suspension',
    ownership: 'of nobody',
    ask: ({ t }) => ({ path: `/api/scholars/${t.make.id()}/suspension` }),
    status: { moderator: 404, admin: 404, others: 403 },
  },
  {
    operation: 'PUT /api/scholars/{scholarId}/suspension',
    ownership: 'of somebody',
    ask: async (world) => ({ path: `/api/scholars/${(await someone(world)).scholar.id}/suspension`, body: suspended }),
    status: { moderator: 200, admin: 200, others: 403 },
  },
  {
    operation: 'PUT /api/scholars/{scholarId}/suspension',
    ownership: 'of somebody of staff',
    ask: async ({ t }) => ({
      path: `/api/scholars/${(await t.make.signedIn({ grants: ['editor'] })).scholar.id}/suspension`,
      body: suspended,
    }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'PUT /api/scholars/{scholarId}/suspension',
    ownership: 'of nobody',
    ask: ({ t }) => ({ path: `/api/scholars/${t.make.id()}/suspension`, body: suspended }),
    status: { moderator: 404, admin: 404, others: 403 },
  },
  {
    operation: 'DELETE /api/scholars/{scholarId}/suspension',
    ownership: 'of somebody',
    ask: async (world) => ({ path: `/api/scholars/${(await someone(world)).scholar.id}/suspension` }),
    status: { moderator: 200, admin: 200, others: 403 },
  },
  {
    operation: 'DELETE /api/scholars/{scholarId}/suspension',
    ownership: 'of somebody of staff',
    ask: async ({ t }) => ({ path: `/api/scholars/${(await t.make.signedIn({ grants: ['editor'] })).scholar.id}/suspension` }),
    status: { admin: 200, others: 403 },
  },
  {
    operation: 'DELETE /api/scholars/{scholarId}/suspension',
    ownership: 'of nobody',
    ask: ({ t }) => ({ path: `/api/scholars/${t.make.id()}/suspension` }),
    status: { moderator: 404, admin: 404, others: 403 },
  },
];
