import { Injectable } from '@nestjs/common';
import type { ChangeContact, NewContact } from '@scholars-commons/shared/profile-rows';
import type { Audience, ContactKind, ScholarView } from '@scholars-commons/shared/scholars';
import type { Viewer } from '../../../common/auth/viewer.js';
import type { ScholarFacts } from '../projection/scholar-facts.js';
import { sightOf } from '../projection/sight.js';
import { changedFields } from './changed-fields.js';
import { contactValue } from './contact-value.js';
import { assertRoom, insertNew, rowOf } from './profile-rows.js';
import { ProfileWrites } from './profile-writes.js';

const MOST_CONTACTS = 30;
const usualAudience: Record<ContactKind, Audience> = { email: 'network', phone: 'cohorts', link: 'network' };

/** Details that this viewer cannot see do not exist for him, to staff neither. */
const seen = (viewer: Viewer, scholar: ScholarFacts) => {
  const sight = sightOf(viewer, scholar);
  return scholar.contacts.filter((contact) => sight.contact(contact.audience));
};

/** How a scholar can be reached; each detail has an audience of its own. The sign-in address is not among them. */
@Injectable()
export class ContactsService {
  constructor(private readonly writes: ProfileWrites) {}

  async add(viewer: Viewer, scholarId: string, input: NewContact): Promise<{ view: ScholarView; isNew: boolean }> {
    const { id, kind, label = null, audience = usualAudience[kind] } = input;
    const value = contactValue(kind, input.value);
    let isNew = false;
    const view = await this.writes.write(viewer, scholarId, {
      block: 'contacts',
      change: async (tx, scholar) => {
        if (scholar.contacts.some((contact) => contact.id === id)) return null;
        assertRoom(scholar.contacts, MOST_CONTACTS);
        await insertNew(tx, 'INSERT INTO contact_detail (id, scholar_id, kind, value, label, audience) VALUES ($1, $2, $3, $4, $5, $6)', [
          id,
          scholarId,
          kind,
          value,
          label,
          audience,
        ]);
        isNew = true;
        return { ...added({ kind, value, label, audience }), open: { kind, audience } };
      },
    });
    return { view, isNew };
  }

  async change(viewer: Viewer, scholarId: string, contactId: string, { version, ...input }: ChangeContact): Promise<ScholarView> {
    return this.writes.write(viewer, scholarId, {
      block: 'contacts',
      version,
      change: async (tx, scholar) => {
        const contact = rowOf(seen(viewer, scholar), contactId);
        const value = input.value === undefined ? undefined : contactValue(contact.kind, input.value);
        const changed = changedFields('contact.change', { ...contact }, { ...input, value });
        if (!changed) return null;
        const after = { ...contact, ...changed.after };
        await tx.query('UPDATE contact_detail SET value = $2, label = $3, audience = $4 WHERE id = $1', [
          contactId,
          after.value,
          after.label,
          after.audience,
        ]);
        return { ...changed, open: { audience: { from: contact.audience, to: after.audience } } };
      },
    });
  }

  async remove(viewer: Viewer, scholarId: string, contactId: string): Promise<ScholarView> {
    return this.writes.write(viewer, scholarId, {
      block: 'contacts',
      change: async (tx, scholar) => {
        const { id: _id, ...before } = rowOf(seen(viewer, scholar), contactId);
        await tx.query('DELETE FROM contact_detail WHERE id = $1', [contactId]);
        return { act: 'contact.remove', fields: ['contact'], before, after: {} };
      },
    });
  }
}

const added = (after: Record<string, unknown>) => ({ act: 'contact.add', fields: Object.keys(after), before: {}, after });
