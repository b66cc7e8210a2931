import { describe, expect, it } from '@jest/globals';
import type { CannedReason, CannedReasons } from '@scholars-commons/shared/review';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { caseId } from '../../testing/review';
import { server } from '../../testing/server';

const reason = (more: Partial<CannedReason> = {}): CannedReason => ({
  id: caseId(900),
  for: 'remove',
  reason: 'unkind',
  label: 'Hurtful to a colleague',
  words: 'Please say it again.',
  version: 3,
  can: { edit: true },
  ...more,
});
const serve = (...items: CannedReason[]) => server.use(answer<CannedReasons>('get', '/api/canned-reasons', { items }));
const open = () => renderPage('/desk/reasons', { as: kofi });

describe('kind words', () => {
  it('are listed by what they are for, and changed for everybody', async () => {
    serve(reason(), reason({ id: caseId(901), for: 'decline', label: 'Better as a thread', can: { edit: false } }));
    const sent: unknown[] = [];
    server.use(answer<CannedReason>('patch', '/api/canned-reasons/:id', ({ body }) => (sent.push(body), reason({ version: 4 }))));
    const { user } = await open();
    expect(await screen.findByRole('list', { name: 'For: declining news' })).toBeVisible();
    expect(screen.getAllByRole('button', { name: /^Change:/ })).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Change: Hurtful to a colleague' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Change a sentence' }));
    await user.clear(dialog.getByRole('textbox', { name: 'Words' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('Write a sentence to the person.')).toBeVisible();
    await user.type(dialog.getByRole('textbox', { name: 'Words' }), 'Say it kindly.');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ version: 3, label: 'Hurtful to a colleague', words: 'Say it kindly.' }]);
  });

  it('changed by somebody else meanwhile are shown, and mine are kept', async () => {
    serve(reason());
    server.use(
      refuse('patch', '/api/canned-reasons/:id', 409, { type: '/problems/stale', current: reason({ words: 'Theirs', version: 9 }) }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Change: Hurtful to a colleague' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Words' }), ' Mine.');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('“Theirs”');
    expect(dialog.getByRole('textbox', { name: 'Words' })).toHaveValue('Please say it again. Mine.');
  });
});
