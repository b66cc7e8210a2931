import * as z from 'zod';
import { grant } from './accounts.js';
import { authorView } from './discussions.js';
import { instant, line } from './text.js';

/** A right of staff that somebody has; `givenByName` is null where the command line gave it. */
export const heldGrant = z.object({ kind: grant, givenAt: instant, givenByName: z.string().nullable() }).meta({ id: 'HeldGrant' });
export type HeldGrant = z.infer<typeof heldGrant>;

/** Somebody of staff. */
export const grantHolder = z.object({ scholar: authorView, grants: z.array(heldGrant) }).meta({ id: 'GrantHolder' });
export type GrantHolder = z.infer<typeof grantHolder>;
export const grantHolders = z.object({ items: z.array(grantHolder) }).meta({ id: 'GrantHolders' });
export type GrantHolders = z.infer<typeof grantHolders>;

/** What one scholar may do as staff. `canSignIn`: only such a scholar can be given a grant. */
export const grantsView = grantHolder.extend({ canSignIn: z.boolean(), isLastAdmin: z.boolean() }).meta({ id: 'GrantsView' });
export type GrantsView = z.infer<typeof grantsView>;

const grants = z.array(grant).max(grant.options.length);
/** All grants of a scholar at once. `was`: those that the page showed; others may have changed them meanwhile. */
export const changeGrants = z.strictObject({ was: grants, grants, reason: line(500, 3) });
export type ChangeGrants = z.infer<typeof changeGrants>;
