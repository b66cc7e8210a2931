import * as z from 'zod';
import { id } from './id.js';
import { emailAddress, instant, line } from './text.js';

/** Rights of staff; additive. */
export const grant = z.enum(['moderator', 'editor', 'registrar', 'admin']).meta({ id: 'Grant' });
export type Grant = z.infer<typeof grant>;

export const PASSWORD_MIN = 12;
/** Long pass phrases are welcome; the limit only keeps the hash from being a load. */
export const PASSWORD_MAX = 256;

/** A password as chosen: no composition rules (NIST SP 800-63B 5.1.1.2), length and a list of common ones instead. */
export const newPassword = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);

export const signIn = z.strictObject({ email: emailAddress, password: z.string().min(1).max(PASSWORD_MAX) });
export type SignIn = z.infer<typeof signIn>;

export const requestLink = z.strictObject({ email: emailAddress });
export type RequestLink = z.infer<typeof requestLink>;

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'Not a link of ours');
export const redeemLink = z.strictObject({ token });
export type RedeemLink = z.infer<typeof redeemLink>;

export const redeemReset = z.strictObject({ token, password: newPassword });
export type RedeemReset = z.infer<typeof redeemReset>;

/** A password may wait: an invited scholar can go on signing in by link. */
export const redeemInvitation = z.strictObject({ token, password: newPassword.optional() });
export type RedeemInvitation = z.infer<typeof redeemInvitation>;

export const changePassword = z.strictObject({ current: z.string().max(PASSWORD_MAX).optional(), password: newPassword });
export type ChangePassword = z.infer<typeof changePassword>;

export const changeEmail = z.strictObject({ email: emailAddress, password: z.string().max(PASSWORD_MAX).optional() });
export type ChangeEmail = z.infer<typeof changeEmail>;

/** Display choices that follow the account to every device. */
export const accountSettings = z
  .object({
    colorScheme: z.enum(['auto', 'light', 'dark']),
    font: z.enum(['source', 'atkinson']),
    singleKeyShortcuts: z.boolean(),
    hidePresence: z.boolean(),
    /** Does not show what could be added to one's page. */
    hideCompleteness: z.boolean(),
  })
  .meta({ id: 'AccountSettings' });
export type AccountSettings = z.infer<typeof accountSettings>;
export const changeSettings = z.strictObject(accountSettings.shape).partial();

/** Who I am: the answer of `GET /api/session`. */
export const sessionView = z
  .object({
    sessionId: id,
    scholar: z.object({
      id,
      name: z.string(),
      givenName: z.string(),
      photoId: id.nullable(),
    }),
    email: z.string(),
    hasPassword: z.boolean(),
    grants: z.array(grant),
    cohortIds: z.array(id),
    settings: accountSettings,
    unreadNotifications: z.int().nonnegative(),
    mode: z.enum(['demo', 'production']),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof sessionView>;

/** One of my signed-in devices. */
export const openSession = z
  .object({
    id,
    /** Browser and system in plain words, from the user agent. */
    device: z.string(),
    createdAt: instant,
    lastSeenAt: instant,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'OpenSession' });
export type OpenSession = z.infer<typeof openSession>;
export const openSessions = z.object({ items: z.array(openSession) });

/** The invitation a registrar sent, as he sees it; the link itself goes by mail only. */
export const sendInvitation = z.strictObject({ email: emailAddress });
export const invitationView = z.object({ sentAt: instant, expiresAt: instant }).meta({ id: 'InvitationView' });
export type InvitationView = z.infer<typeof invitationView>;

/** Answers that must not tell whether an address is known. */
export const accepted = z.object({ detail: line(300) }).meta({ id: 'Accepted' });
