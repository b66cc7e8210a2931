import { describe, expect, it } from '@jest/globals';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { answer, refuse } from '../../../testing/handlers';
import { makeOwnScholar, testId } from '../../../testing/people';
import { renderPage } from '../../../testing/render-page';
import { server } from '../../../testing/server';

const withPhoto = makeOwnScholar({ photo: { id: testId(951) } });

async function open(view: ScholarView) {
  server.use(answer<ScholarView>('get', '/api/scholars/:id', view));
  const page = await renderPage(`/people/${testId(1)}`);
  await page.user.click(await screen.findByRole('button', { name: 'Photo' }));
  return { ...page, dialog: within(await screen.findByRole('dialog', { name: 'Your photo' })) };
}

describe('the photo', () => {
  it('says its limit before one chooses, and refuses a larger file with its size', async () => {
    const { user, dialog } = await open(makeOwnScholar());
    expect(dialog.getByText(/at most 5 MB/)).toBeVisible();
    await user.upload(dialog.getByLabelText('Choose a picture'), new File([new Uint8Array(6_200_000)], 'me.jpg', { type: 'image/jpeg' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('This file has 6.2 MB');
    expect(dialog.queryByRole('button', { name: 'Use this photo' })).not.toBeInTheDocument();
  });

  it('says when a file is no picture', async () => {
    URL.createObjectURL = () => 'blob:me';
    URL.revokeObjectURL = () => {};
    const { user, dialog } = await open(makeOwnScholar());
    await user.upload(dialog.getByLabelText('Choose a picture'), new File(['no picture'], 'me.png', { type: 'image/png' }));
    fireEvent.error(await dialog.findByAltText('Choose the part to show'));
    expect(await dialog.findByRole('alert')).toHaveTextContent('could not be read as a picture');
  });

  it('can be removed', async () => {
    server.use(answer<ScholarView>('delete', '/api/scholars/:id/photo', makeOwnScholar()));
    const { user, dialog } = await open(withPhoto);
    await user.click(dialog.getByRole('button', { name: 'Remove the photo' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('stays, with the reason, when it cannot be removed', async () => {
    server.use(refuse('delete', '/api/scholars/:id/photo', 503));
    const { user, dialog } = await open(withPhoto);
    await user.click(dialog.getByRole('button', { name: 'Remove the photo' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('The server is busy or away for a moment');
  });
});
