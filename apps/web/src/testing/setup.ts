import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import '@testing-library/jest-dom/jest-globals';
import { cleanup, configure } from '@testing-library/react';
import { drafts } from '../lib/drafts';
import { afterPage } from './after-page';
import { server } from './server';

// Two cores shared with others: a page may take its time, a hanging one still fails.
configure({ asyncUtilTimeout: 12_000 });
jest.setTimeout(60_000);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(async () => {
  cleanup();
  for (const stop of afterPage.splice(0)) stop();
  server.resetHandlers();
  localStorage.clear();
  await drafts.clear();
});
afterAll(() => server.close());
