import type { SessionView } from '@scholars-commons/shared/accounts';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import type { QueryClient } from '@tanstack/react-query';
import { Providers } from '../app/providers';
import { createQueryClient } from '../app/query-client';
import { type AppRouter, createAppRouter } from '../app/router';
import { guardSession } from '../app/session-guard';
import { LiveClient } from '../lib/live-client';
import { FakeTransport } from './fake-live';
import { afterPage } from './after-page';
import { answer, refuse } from './handlers';
import { server } from './server';

interface Options {
  /** Who is signed in; Amina unless said, null for a visitor. */
  as?: SessionView | null;
  live?: FakeTransport;
}

export interface Page {
  user: UserEvent;
  live: FakeTransport;
  cache: QueryClient;
  router: AppRouter;
  /** Where the page is now, as the address bar shows it. */
  address: () => string;
  container: HTMLElement;
  unmount: () => void;
}

/**
 * The whole product at an address, as a browser would show it; the api and the socket are doubles.
 * Resolves once its heading stands. `user` types and presses, `live` speaks for the socket.
 */
export async function renderPage(address: string, { as, live = new FakeTransport() }: Options = {}): Promise<Page> {
  if (as === null) server.use(refuse('get', '/api/session', 401));
  else if (as) server.use(answer('get', '/api/session', as));
  const cache = createQueryClient();
  cache.setDefaultOptions({ queries: { ...cache.getDefaultOptions().queries, retry: false } });
  const client = new LiveClient(live);
  const router = createAppRouter(cache, createMemoryHistory({ initialEntries: [address] }));
  afterPage.push(guardSession(cache, client, () => void router.invalidate()));
  const { container, unmount } = render(
    <Providers cache={cache} live={client} env="test">
      <RouterProvider router={router} />
    </Providers>,
  );
  await screen.findAllByRole('heading', { level: 1 });
  return { user: userEvent.setup(), live, cache, router, address: () => router.state.location.href, container, unmount };
}
