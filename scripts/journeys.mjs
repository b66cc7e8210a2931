/** The browser journeys alone: `node scripts/journeys.mjs [Playwright's own arguments]`. */
import { playJourneys } from './journeys/journeys.mjs';
import { Steps } from './steps.mjs';

const steps = new Steps();
await steps.run('browser journeys', () => playJourneys(process.argv.slice(2)));
process.exit(steps.finish());
