/** Set by `npm run test:redis`: events then travel by Redis instead of Postgres, and must arrive alike. */
export const betweenProcesses: Record<string, string> = process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {};
