import type { AccountSettings, OpenSession, SessionView } from '@scholars-commons/shared/accounts';
import { queryOptions } from '@tanstack/react-query';
import { api, ProblemError } from '../../lib/api-client';

/** Nobody is not a failure here: it is the answer. */
async function whoAmI(signal: AbortSignal): Promise<SessionView | null> {
  try {
    return await api.get<SessionView>('/api/session', { signal });
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}

export const accountQueries = {
  /** Who is signed in; null for a visitor. */
  session: () =>
    queryOptions({ queryKey: ['session'] as const, queryFn: ({ signal }) => whoAmI(signal), staleTime: Number.POSITIVE_INFINITY }),
  sessions: () =>
    queryOptions({
      queryKey: ['sessions'] as const,
      queryFn: ({ signal }) => api.get<{ items: OpenSession[] }>('/api/sessions', { signal }),
    }),
};

export const accountRequests = {
  signIn: (email: string, password: string) => api.post<SessionView>('/api/session', { email, password }),
  signOut: () => api.delete('/api/session'),
  requestLink: (email: string) => api.post<{ detail: string }>('/api/session/link', { email }),
  redeemLink: (token: string) => api.post<SessionView>('/api/session/link/redeem', { token }),
  requestReset: (email: string) => api.post<{ detail: string }>('/api/password-resets', { email }),
  redeemReset: (token: string, password: string) => api.post<SessionView>('/api/password-resets/redeem', { token, password }),
  redeemInvitation: (token: string, password?: string) =>
    api.post<SessionView>('/api/invitations/redeem', password ? { token, password } : { token }),
  changePassword: (password: string, current?: string) => api.put('/api/account/password', current ? { password, current } : { password }),
  changeEmail: (email: string, password?: string) =>
    api.post<{ detail: string }>('/api/account/email', password ? { email, password } : { email }),
  redeemEmail: (token: string) => api.post('/api/account/email/redeem', { token }),
  undoEmail: (token: string) => api.post('/api/account/email/undo', { token }),
  changeSettings: (settings: Partial<AccountSettings>) => api.patch<AccountSettings>('/api/account/settings', settings),
  endSession: (sessionId: string) => api.delete(`/api/sessions/${sessionId}`),
};
