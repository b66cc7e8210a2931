import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database with nothing in it, and two roles of its own that are no superusers, as a person's own server has them. */
export interface BareDatabase {
  url: string;
  ownerUrl: string;
  drop: () => Promise<void>;
}

/** One that can have another beside it. */
export interface RepeatableDatabase extends BareDatabase {
  /** Another empty database of the same two roles, to be dropped before this one. */
  twin: () => Promise<BareDatabase>;
}

const PASSWORD = 'only-on-loopback';

async function withServer(...statements: string[]): Promise<void> {
  const client = new pg.Client(process.env.TEST_DATABASE_URL);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const at = (database: string, user: string): string => {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  return Object.assign(url, { pathname: `/${database}`, username: user, password: PASSWORD }).href;
};

const databaseOf = (name: string, owner: string, app: string): string[] => [
  `CREATE DATABASE ${name} OWNER ${owner}`,
  `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
  `GRANT CONNECT ON DATABASE ${name} TO ${app}`,
];
const dropOf = (name: string) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;

/** As scripts/docker/roles.sh makes it. */
export async function bareDatabase(): Promise<RepeatableDatabase> {
  const name = `bare_${randomBytes(6).toString('hex')}`;
  const [owner, app] = [`${name}_owner`, `${name}_app`];
  await withServer(
    `CREATE ROLE ${owner} LOGIN PASSWORD '${PASSWORD}'`,
    `CREATE ROLE ${app} LOGIN PASSWORD '${PASSWORD}'`,
    ...databaseOf(name, owner, app),
  );
  const urls = (database: string) => ({ url: at(database, app), ownerUrl: at(database, owner) });
  return {
    ...urls(name),
    twin: async () => {
      const twin = `${name}_twin`;
      await withServer(...databaseOf(twin, owner, app));
      return { ...urls(twin), drop: () => withServer(dropOf(twin)) };
    },
    drop: () => withServer(dropOf(name), `DROP ROLE ${owner}`, `DROP ROLE ${app}`),
  };
}
