/** A throw-away server for developers who run single specs by hand: prints its address and runs until it is stopped. */
import { startThrowawayPostgres } from './postgres/throwaway.mjs';

const postgres = await startThrowawayPostgres();
console.log(`TEST_DATABASE_URL=${postgres.superUrl}`);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void postgres.stop().then(() => process.exit(0)));
await postgres.exited;
process.exit(1);
