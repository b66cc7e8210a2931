export { accountQueries, accountRequests } from './accounts.queries';
export { leave, SIGNED_OUT, signOut } from './sign-out';
export { hasGrant, useSession, useViewer } from './viewer';
