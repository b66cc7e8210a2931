import { describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { type ReactNode, Suspense } from 'react';
import { loadPart, OutdatedError } from '../lib/load-part';
import { ProblemError } from '../lib/api-client';
import { server } from '../testing/server';
import { Dialog } from './dialog';
import { lazyDialog, lazyPart } from './lazy-part';

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /assets/form-1a2b.js'));
const serverPage = (entry: string) =>
  server.use(http.get('*/', () => HttpResponse.html(`<html><script type="module" src="/assets/${entry}.js"></script></html>`)));
const pageBeganWith = (entry: string) => {
  const script = document.createElement('script');
  script.type = 'module';
  script.setAttribute('src', `/assets/${entry}.js`);
  document.head.append(script);
  return () => script.remove();
};
const show = (part: ReactNode) =>
  render(
    <MantineProvider>
      <p>What was there before</p>
      <Suspense fallback="Loading">{part}</Suspense>
    </MantineProvider>,
  );

describe('a part that is loaded late', () => {
  it('leaves the page standing when it does not come, and comes when asked again', async () => {
    serverPage('index-1');
    const importer = jest
      .fn<() => Promise<() => ReactNode>>()
      .mockImplementationOnce(gone)
      .mockResolvedValue(() => <p>The form</p>);
    const Form = lazyPart(importer);
    const user = userEvent.setup();
    show(<Form />);
    expect(await screen.findByRole('alert')).toHaveTextContent('We could not reach the server');
    expect(screen.getByText('What was there before')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The form')).toBeVisible();
    expect(importer).toHaveBeenCalledTimes(2);
  });

  it('that is a dialog says so in a dialog, and is asked for anew when it is opened the next time', async () => {
    serverPage('index-1');
    const importer = jest
      .fn<() => Promise<(props: { onClose: () => void }) => ReactNode>>()
      .mockImplementationOnce(gone)
      .mockResolvedValue(({ onClose }) => (
        <Dialog open title="Keyboard shortcuts" onClose={onClose}>
          j and k
        </Dialog>
      ));
    const Help = lazyDialog(importer);
    const onClose = jest.fn();
    const user = userEvent.setup();
    const { unmount } = show(<Help onClose={onClose} />);
    expect(await screen.findByRole('dialog', { name: 'This could not be opened' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalled();
    unmount();
    show(<Help onClose={onClose} />);
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  it('tells a newer version of the product from a server that is away', async () => {
    const clear = pageBeganWith('index-1');
    serverPage('index-1');
    await expect(loadPart(gone)).rejects.toBeInstanceOf(ProblemError);
    serverPage('index-2');
    await expect(loadPart(gone)).rejects.toBeInstanceOf(OutdatedError);
    server.use(http.get('*/', () => HttpResponse.error()));
    await expect(loadPart(gone)).rejects.toMatchObject({ status: 0 });
    clear();
  });
});
