import { Injectable } from '@nestjs/common';
import type { AccountSettings } from '@scholars-commons/shared/accounts';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../common/auth/viewer.js';
import { viewersChanged } from '../../common/auth/viewer-changes.js';
import { usualSettings } from './session.view.js';

/** Display choices that follow the account to every device. */
@Injectable()
export class SettingsService {
  constructor(private readonly database: DataSource) {}

  async change(viewer: Viewer, changes: Partial<AccountSettings>): Promise<AccountSettings> {
    return this.database.transaction(async (tx) => {
      const [[row]] = await tx.query<[[{ settings: Partial<AccountSettings> }], number]>(
        'UPDATE account SET settings = settings || $2::jsonb WHERE id = $1 RETURNING settings',
        [viewer.accountId, JSON.stringify(changes)],
      );
      // Hiding one's presence acts on open sockets too.
      if (changes.hidePresence !== undefined) await viewersChanged(tx, { scholarIds: [viewer.scholarId] });
      return { ...usualSettings, ...row.settings };
    });
  }
}
