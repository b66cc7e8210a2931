/** Format, types, lint, boundaries, house rules, and every spec that needs no database. */
import { check } from './checks/checks.mjs';
import { jest, specsWithoutServers } from './jest.mjs';
import { Steps } from './steps.mjs';

const steps = new Steps();
await check(steps);
await steps.run('specs without a database', () =>
  jest(['apps/api/jest.config.mjs', 'apps/web/jest.config.mjs', 'scripts/jest.config.mjs'], specsWithoutServers),
);
process.exit(steps.finish());
