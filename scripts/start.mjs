/** Serves the whole community: database, schema, demo world, api and pages, from one command until Ctrl-C. */
import { Launcher } from './launcher/launcher.mjs';
import { loadDotEnv, settingsFrom } from './launcher/settings.mjs';

/** Whoever reads what we print may go away; that is no reason to stop serving. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** @param {unknown} error */
const fail = (error) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
};

try {
  loadDotEnv();
  const launcher = new Launcher(settingsFrom(process.env));
  launcher.stopOnSignals();
  await launcher.start();
} catch (error) {
  fail(error);
}
