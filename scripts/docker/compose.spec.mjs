import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { APP, DATABASE, OWNER } from '../postgres/roles.mjs';
import { REPOSITORY } from '../repository.mjs';

const yaml = createRequire(import.meta.url)('js-yaml');
const read = (/** @type {string} */ path) => readFileSync(join(REPOSITORY, path), 'utf8');

/** YAML 1.2 leaves merge keys (`<<`) to whoever reads it, as Compose does. @param {any} node @returns {any} */
const merged = (node) => {
  if (Array.isArray(node)) return node.map(merged);
  if (!node || typeof node !== 'object') return node;
  const { '<<': base, ...own } = node;
  return Object.fromEntries(Object.entries({ ...base, ...own }).map(([name, value]) => [name, merged(value)]));
};
const compose = merged(yaml.load(read('docker-compose.yml')));

describe('docker-compose.yml', () => {
  it('runs Postgres 18, a mail catcher and one api', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'mailpit', 'postgres', 'prepare']);
    expect(compose.services.postgres.image).toBe('postgres:18');
  });

  it('holds no password, and asks for each by name', () => {
    const values = Object.values(compose.services).flatMap(({ environment }) => Object.entries(environment ?? {}));
    const secrets = values.filter(([name]) => /PASSWORD|DATABASE_URL/.test(name));
    expect(secrets.length).toBeGreaterThanOrEqual(6);
    for (const [, value] of secrets) expect(value).toMatch(/\$\{[A-Z]+_PASSWORD:\?/);
  });

  it('gives the schema to the owner only for the moment of migration', () => {
    expect(compose.services.api.environment).not.toHaveProperty('MIGRATION_DATABASE_URL');
    expect(compose.services.api.environment.DATABASE_URL).toContain(`//${APP}:`);
    expect(compose.services.prepare.environment.MIGRATION_DATABASE_URL).toContain(`//${OWNER}:`);
    expect(compose.services.prepare.environment.MIGRATION_DATABASE_URL).toMatch(new RegExp(`/${DATABASE}$`));
    expect(compose.services.api.depends_on.prepare.condition).toBe('service_completed_successfully');
  });

  it('opens ports to this machine only unless told otherwise', () => {
    const ports = Object.values(compose.services).flatMap(({ ports: list }) => list ?? []);
    expect(ports).toEqual(['127.0.0.1:8025:8025', '${BIND:-127.0.0.1}:3000:3000']);
  });

  it('mounts and copies only what is there', () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? []);
    const files = mounts.map((/** @type {string} */ mount) => mount.split(':')[0] ?? '').filter((path) => path.startsWith('./'));
    const copies = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) => paths.split(' '));
    expect(files).toHaveLength(1);
    expect(copies.length).toBeGreaterThan(5);
    for (const path of [...files, ...copies]) expect([path, existsSync(join(REPOSITORY, path))]).toEqual([path, true]);
  });

  it('sets only variables that the api reads', () => {
    const known = new Set([...read('.env.example').matchAll(/^#?\s?([A-Z_]+)=/gm)].map(([, name]) => name));
    for (const name of Object.keys(compose.services.prepare.environment)) expect(known).toContain(name);
  });
});

describe('Dockerfile', () => {
  it('runs the api as an unprivileged person on Node 24', () => {
    const last =
      read('Dockerfile')
        .split(/^FROM /m)
        .at(-1) ?? '';
    expect(last).toMatch(/^node:24-/);
    expect(last.indexOf('USER node')).toBeGreaterThan(last.lastIndexOf('RUN '));
    expect(last).toContain('CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]');
  });
});
