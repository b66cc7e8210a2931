import { Injectable } from '@nestjs/common';
import type { AccountSettings, SessionView } from '@scholars-commons/shared/accounts';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../common/auth/viewer.js';
import { env } from '../../config/env.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { AccountsQueries } from './accounts.queries.js';

export const usualSettings: AccountSettings = {
  colorScheme: 'auto',
  font: 'source',
  singleKeyShortcuts: true,
  hidePresence: false,
  hideCompleteness: false,
};

/** "Who am I", for pages. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly notifications: NotificationsService,
    private readonly database: DataSource,
  ) {}

  async of(viewer: Pick<Viewer, 'sessionId' | 'accountId' | 'scholarId'>): Promise<SessionView> {
    const [account, grants, unreadNotifications, cohorts] = await Promise.all([
      this.accounts.byId(viewer.accountId),
      this.accounts.grantsOf(viewer.scholarId),
      this.notifications.unreadOf(viewer.scholarId),
      this.database.query<{ cohort_id: string }[]>('SELECT cohort_id FROM enrollment WHERE scholar_id = $1', [viewer.scholarId]),
    ]);
    return {
      sessionId: viewer.sessionId,
      scholar: { id: account.scholar_id, name: account.name, givenName: account.given_name, photoId: account.photo_id },
      email: account.email,
      hasPassword: account.password_hash !== null,
      grants,
      cohortIds: cohorts.map(({ cohort_id }) => cohort_id),
      settings: { ...usualSettings, ...account.settings },
      unreadNotifications,
      mode: env.APP_MODE,
    };
  }
}
