import pg from 'pg';
import type { DataSource } from 'typeorm';
import { env } from '../config/env.js';
import { newDataSource } from '../database/data-source.js';

/** Where, as the owner of the schema. */
export const ownerUrl = (): string => env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL;

/** The role that the application signs in with; it gets rights on rows. */
export const appRole = (): string => decodeURIComponent(new URL(env.DATABASE_URL).username);

/** Work as the owner of the schema, connection closed after it. */
export async function asOwner<T>(work: (owner: DataSource) => Promise<T>, options: { migrations?: boolean } = {}): Promise<T> {
  const owner = await newDataSource(ownerUrl(), { max: 4, ...options });
  await owner.initialize();
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}

/** The same over one plain connection, for COPY. */
export async function withOwnerClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
