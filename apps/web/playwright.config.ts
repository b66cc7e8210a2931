import { defineConfig } from '@playwright/test';

/**
 * Browser journeys against a running community. `npm test` starts one (`scripts/journeys/world.mjs`) and says where it is:
 * BASE_URL, WORLD_DIR (with `demo.json` and `outbox/`), CHROMIUM_PATH. By hand: WORLD_DIR=.data beside `npm start`.
 */
const { BASE_URL, CHROMIUM_PATH, HOSTILE_ALONE, TEST_LONG } = process.env;

const HOSTILE = '**/hostile-words.e2e.ts';

/** Of two such lists Chromium takes the last one, so this begins with Playwright's own (`disabledFeatures` in playwright-core). */
const FEATURES_LEFT_OUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  // The address bar's own pages: two more in each window, which nobody sees here and which cost as much as a page of ours.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

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
  // A journey that fails twice is wrong; one that fails once on a crowded machine is told as flaky. In the long form none may:
  // what doubles a row every other time would pass at its second try.
  retries: TEST_LONG ? 0 : 1,
  // Generous, as other work may take most of two cores (the longest journey was seen to take 110 s then); a hanging page still fails.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: BASE_URL ?? 'http://127.0.0.1:3000',
    viewport: { width: 1280, height: 900 },
    // One press that comes to nothing is told at once, and not when the whole journey is given up.
    actionTimeout: 60_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace of every journey costs more than the journeys; a picture of the failed page tells most.
    screenshot: 'only-on-failure',
    launchOptions: {
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', `--disable-features=${FEATURES_LEFT_OUT.join(',')}`],
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
    },
  },
});
