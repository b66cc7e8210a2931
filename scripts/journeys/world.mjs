import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstApi } from '../launcher/api.mjs';
import { Children } from '../launcher/children.mjs';
import { build, db, writeDemo } from '../launcher/prepare.mjs';
import { apiEnvironment } from '../launcher/settings.mjs';
import { startThrowawayPostgres } from '../postgres/throwaway.mjs';
import { findBrowser } from './browser.mjs';

/** Far from where people start their own; the next free one from here is taken. */
const FIRST_PORT = 3900;

/**
 * The built community with its small named world, on a database of its own, for the browser journeys and for measuring.
 * `env` tells them: BASE_URL, CHROMIUM_PATH, WORLD_DIR, whose `demo.json` holds the sign-ins and `outbox/` the mails, and
 * WORLD_DATABASE_URL for what no page can do.
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function startWorld() {
  const dataDir = mkdtempSync(join(tmpdir(), 'scholars-world-'));
  const children = new Children(join(dataDir, 'run'));
  const [browser, postgres] = await Promise.all([findBrowser(), startThrowawayPostgres(), build(children)]);
  const stop = async () => {
    await children.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    /** @type {import('../launcher/settings.mjs').Settings} */
    const settings = { ...postgres, mode: 'demo', host: '127.0.0.1', port: FIRST_PORT, dataDir, publicUrl: undefined };
    // Many scenes sign in from one address within a minute; the limits have tests of their own.
    process.env.LIMITS = 'off';
    const environment = apiEnvironment(settings, postgres, FIRST_PORT);
    await db(children, environment, 'migrate');
    await db(children, environment, 'seed', '--small');
    const { address } = await firstApi(children, settings, postgres);
    writeDemo(dataDir, address);
    return {
      env: {
        ...browser.env,
        BASE_URL: address,
        CHROMIUM_PATH: browser.path,
        WORLD_DIR: dataDir,
        WORLD_DATABASE_URL: postgres.migrationUrl,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
