import { describe, expect, it } from '@jest/globals';
import type { GrantHolders } from '@scholars-commons/shared/grants';
import { problemTypes } from '@scholars-commons/shared/problem';
import { screen, waitFor } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { answer } from '../testing/handlers';
import { kofi } from '../testing/personas';
import { renderPage } from '../testing/render-page';
import { server } from '../testing/server';

const PATH = '/api/grants';
const refusal = { type: problemTypes.crowded, title: 'Service Unavailable', status: 503, retryAfter: 1 };

describe('a page that a crowded server refuses again and again', () => {
  it('says why it waits once, steadily, until it is there', async () => {
    let asked = 0;
    let heldUntil: Promise<void> = Promise.resolve();
    server.use(
      http.get(PATH, async () => {
        asked += 1;
        // Long enough to be seen.
        await delay(200);
        await heldUntil;
        return HttpResponse.json(refusal, { status: 503, headers: { 'content-type': 'application/problem+json' } });
      }),
    );
    const { user } = await renderPage('/desk/grants', { as: { ...kofi, grants: ['admin'] } });
    const said = await screen.findByRole('alert');
    expect(said).toHaveTextContent('Very many people are here just now');
    screen.getByRole('button', { name: 'Try again' }).focus();
    const changes: MutationRecord[] = [];
    const watch = new MutationObserver((records) => changes.push(...records));
    watch.observe(screen.getByRole('main'), { childList: true, characterData: true, subtree: true });
    await waitFor(() => expect(asked).toBeGreaterThanOrEqual(3), { timeout: 8_000 });
    expect(screen.getByRole('alert')).toBe(said);
    expect(changes).toEqual([]);
    expect(screen.getByRole('button', { name: 'Try again' })).toHaveFocus();
    watch.disconnect();
    // Whoever presses sees that it is asked, for as long as it takes.
    let release = (): void => {};
    heldUntil = new Promise((resolve) => {
      release = resolve;
    });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('button', { busy: true })).toHaveAccessibleName('Try again');
    release();
    await waitFor(() => expect(screen.queryByRole('button', { busy: true })).toBeNull());
    expect(screen.getByRole('button', { name: 'Try again' })).toHaveFocus();
    server.use(answer<GrantHolders>('get', PATH, { items: [] }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(screen.getByText('Nobody is of staff yet')).toBeVisible();
  });
});
