import { mailboxKey, networkKey } from '../../../src/common/limits/limit-key.js';
import type { Asking, LimitedRoute, Somebody } from './limited-route.js';

/** Of every person that `limits-of-routes.api.spec.ts` makes. */
export const PASSWORD = 'a lantern by the harbour';
const NEW_PASSWORD = 'seven slow green rivers';
const NO_TOKEN = 'a'.repeat(43);

const byNetwork = ({ ip }: Somebody) => networkKey(ip);
const byMailbox = ({ mailbox }: Somebody) => mailboxKey(mailbox);
const byAccount = ({ accountId }: Somebody) => accountId;

/** Another one each time, so that only the network is the same. */
const anyMailbox = ({ t }: Asking) => `${t.make.id()}@alumni.example`;

async function invite({ t, http }: Asking, email: string) {
  const { id } = await t.make.scholar({ state: 'unclaimed', claimedAt: null });
  return http.post(`/api/scholars/${id}/invitations`, { email });
}

/** Doors that ask for a letter: counted by the network and by the mailbox. */
const letters: [route: string, at: string, ask: (asking: Asking, email: string) => ReturnType<LimitedRoute['ask']>][] = [
  [
    'POST /api/session/link',
    'features/accounts/sign-in.service.ts requestLink',
    ({ visitor }, email) => visitor.post('/api/session/link', { email }),
  ],
  [
    'POST /api/password-resets',
    'features/accounts/passwords.service.ts requestReset',
    ({ visitor }, email) => visitor.post('/api/password-resets', { email }),
  ],
  [
    'POST /api/account/email',
    'features/accounts/email.service.ts request',
    ({ http }, email) => http.post('/api/account/email', { email, password: PASSWORD }),
  ],
];

/** Doors that take the token of a letter. */
const redemptions: [path: string, at: string, more?: object][] = [
  ['/api/session/link/redeem', 'features/accounts/sign-in.service.ts byLink'],
  ['/api/password-resets/redeem', 'features/accounts/passwords.service.ts redeemReset', { password: NEW_PASSWORD }],
  ['/api/invitations/redeem', 'features/accounts/invitations.service.ts redeem', { password: NEW_PASSWORD }],
  ['/api/account/email/redeem', 'features/accounts/email.service.ts confirm'],
  ['/api/account/email/undo', 'features/accounts/email.service.ts undo'],
  ['/api/suspension-appeals', 'features/moderation/suspension-appeals.controller.ts appeal', { words: 'It was not me who wrote this' }],
];

/** Limits that count by network, mailbox or account, since nobody is signed in yet or the letter goes to somebody else. */
export const routesByAddress: LimitedRoute[] = [
  {
    limit: 'sign-in from an address',
    route: 'POST /api/session',
    at: 'features/accounts/sign-in.service.ts byPassword',
    status: 401,
    key: byNetwork,
    ask: (asking) => asking.visitor.post('/api/session', { email: anyMailbox(asking), password: 'wrong' }),
  },
  {
    limit: 'sign-in of an account',
    route: 'POST /api/session',
    at: 'features/accounts/sign-in.service.ts byPassword',
    status: 401,
    key: byMailbox,
    ask: ({ visitor, me }) => visitor.post('/api/session', { email: me.mailbox, password: 'wrong' }),
  },
  {
    limit: 'sign-in of an account',
    route: 'PUT /api/account/password',
    at: 'features/accounts/passwords.service.ts change',
    status: 400,
    key: byAccount,
    ask: ({ http }) => http.put('/api/account/password', { current: 'wrong', password: NEW_PASSWORD }),
  },
  {
    limit: 'sign-in of an account',
    route: 'POST /api/account/email',
    at: 'features/accounts/email.service.ts request',
    status: 400,
    key: byAccount,
    ask: (asking) => asking.http.post('/api/account/email', { email: anyMailbox(asking), password: 'wrong' }),
  },
  ...letters.flatMap(([route, at, ask]): LimitedRoute[] => [
    {
      limit: 'mail asked from an address',
      route,
      at,
      status: 202,
      key: byNetwork,
      ask: (asking) => ask(asking, anyMailbox(asking)),
    },
    { limit: 'mail to an address', route, at, status: 202, key: byMailbox, ask: (asking) => ask(asking, asking.me.mailbox) },
  ]),
  {
    limit: 'mail to an address',
    route: 'POST /api/scholars/:id/invitations',
    at: 'features/accounts/invitations.service.ts send',
    status: 201,
    key: byMailbox,
    grants: ['registrar'],
    ask: (asking) => invite(asking, asking.me.mailbox),
  },
  ...redemptions.map(
    ([path, at, more]): LimitedRoute => ({
      limit: 'redeem from an address',
      route: `POST ${path}`,
      at,
      status: 410,
      key: byNetwork,
      ask: ({ visitor }) => visitor.post(path, { token: NO_TOKEN, ...more }),
    }),
  ),
];
