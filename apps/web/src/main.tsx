import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers';
import { createQueryClient } from './app/query-client';
import { createAppRouter } from './app/router';
import { guardSession } from './app/session-guard';
import './app/styles/index.css';
import './lib/no-eval';
import { browserTransport, LiveClient } from './lib/live-client';

const cache = createQueryClient();
const live = new LiveClient(browserTransport());
const router = createAppRouter(cache);
guardSession(cache, live, () => void router.invalidate());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Providers cache={cache} live={live}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
