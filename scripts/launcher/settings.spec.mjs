import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { nextFreePort } from '../ports.mjs';
import { greeting } from './greeting.mjs';
import { addressOf, settingsFrom } from './settings.mjs';

describe('settings', () => {
  it('are the demo on this machine when nothing is said', () => {
    expect(settingsFrom({})).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3000, databaseUrl: undefined });
  });

  it.each([
    ['a database of one’s own means production', { DATABASE_URL: 'postgres://db/x' }, 'production'],
    ['unless demo is said', { DATABASE_URL: 'postgres://db/x', APP_MODE: 'demo' }, 'demo'],
    ['and production may be said without one', { APP_MODE: 'production' }, 'production'],
    ['an empty line counts as none', { DATABASE_URL: '', APP_MODE: '' }, 'demo'],
  ])('%s', (_what, env, mode) => expect(settingsFrom(env).mode).toBe(mode));

  it('take the application’s role for migrations when no owner is named', () => {
    expect(settingsFrom({ DATABASE_URL: 'postgres://db/x' }).migrationUrl).toBe('postgres://db/x');
    expect(settingsFrom({ DATABASE_URL: 'postgres://db/x', MIGRATION_DATABASE_URL: 'postgres://owner@db/x' }).migrationUrl).toBe(
      'postgres://owner@db/x',
    );
  });

  it.each([{ PORT: 'x' }, { PORT: '0' }, { PORT: '70000' }, { APP_MODE: 'prod' }])('refuse %j', (env) => {
    expect(() => settingsFrom(env)).toThrow(Object.keys(env)[0]);
  });
});

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
])('the address of %s is %s', (host, address) => expect(addressOf(host, 3000)).toBe(address));

it('a taken port is passed over', async () => {
  const first = await nextFreePort(3600, '127.0.0.1');
  const stranger = createServer();
  await new Promise((resolve) => stranger.listen(first, '127.0.0.1', () => resolve(undefined)));
  expect(await nextFreePort(first, '127.0.0.1')).toBeGreaterThan(first);
  await new Promise((resolve) => stranger.close(resolve));
  expect(await nextFreePort(first, '127.0.0.1')).toBe(first);
});

it('the greeting names the address and every sign-in', () => {
  const said = greeting('http://127.0.0.1:3001', [{ email: 'kofi@commons.example', password: 'one two', grants: ['moderator'] }], 2.04);
  expect(said).toContain('is at http://127.0.0.1:3001 (ready after 2.0 s)');
  expect(said).toContain('kofi@commons.example  one two  moderator');
  expect(said).not.toContain('first admin');
});

it('the greeting in production names nobody, and says how to make the first admin', () => {
  const said = greeting('https://commons.example', [], 2);
  expect(said).not.toContain('Sign in');
  expect(said).toContain('npm run db -- grant EMAIL admin');
});
