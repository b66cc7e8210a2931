import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database with nothing in it, and two roles of its own that are no superusers, as a person's own server has them. */
export interface BareDatabase {
  url: string;
  ownerUrl: string;
  drop: () => Promise<void>;
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

/** As scripts/docker/roles.sh makes it. */
export async function bareDatabase(): Promise<BareDatabase> {
  const name = `bare_${randomBytes(6).toString('hex')}`;
  const [owner, app] = [`${name}_owner`, `${name}_app`];
  await withServer(
    `CREATE ROLE ${owner} LOGIN PASSWORD '${PASSWORD}'`,
    `CREATE ROLE ${app} LOGIN PASSWORD '${PASSWORD}'`,
    `CREATE DATABASE ${name} OWNER ${owner}`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${app}`,
  );
  return {
    url: at(name, app),
    ownerUrl: at(name, owner),
    drop: () => withServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `DROP ROLE ${owner}`, `DROP ROLE ${app}`),
  };
}
