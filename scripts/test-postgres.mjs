/** A throw-away server for developers who run single specs by hand: prints its address and runs until it is stopped. */
import { startThrowawayPostgres } from './postgres/throwaway.mjs';

const postgres = await startThrowawayPostgres();
console.log(`TEST_DATABASE_URL=${postgres.superUrl}`);

const stop = async () => {
  await postgres.stop();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
await postgres.exited;
process.exit(1);
