import { defineConfig } from '@playwright/test';

/**
 * Browser journeys against a running community. `npm test` starts one (`scripts/journeys/world.mjs`) and says where it is:
 * BASE_URL, WORLD_DIR (with `demo.json` and `outbox/`), CHROMIUM_PATH. By hand: WORLD_DIR=.data beside `npm start`.
 */
const { BASE_URL, CHROMIUM_PATH, HOSTILE_ALONE } = process.env;

const HOSTILE = '**/hostile-words.e2e.ts';

export default defineConfig({
  testDir: 'e2e',
  projects: [
    { name: 'journeys', testMatch: '**/*.e2e.ts', testIgnore: HOSTILE },
    // Fills every list with odd words, so it comes when nobody else looks at lists any more. Alone: HOSTILE_ALONE=1 and `--project=hostile`.
    { name: 'hostile-world', testMatch: '**/hostile-world.setup.ts', dependencies: HOSTILE_ALONE ? [] : ['journeys'] },
    { name: 'hostile', testMatch: HOSTILE, dependencies: ['hostile-world'] },
  ],
  outputDir: 'test-results',
  fullyParallel: true,
  // Two cores carry the browser, the api and the database.
  workers: 2,
  // A journey that fails twice is wrong; one that fails once on a crowded machine is told as flaky.
  retries: 1,
  // Generous, as two cores may be busy; a hanging page still fails.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: BASE_URL ?? 'http://127.0.0.1:3000',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace of every journey costs more than the journeys; a picture of the failed page tells most.
    screenshot: 'only-on-failure',
    launchOptions: {
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
    },
  },
});
