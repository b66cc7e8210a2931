import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

process.env.DATABASE_URL ??= 'postgres://app@127.0.0.1/commons';
const { environment, parseEnv } = await import('./env.js');

const example = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
const database = 'postgres://app@127.0.0.1/commons';

describe('the environment', () => {
  it('is the one that .env.example explains, name by name', () => {
    const explained = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(explained.toSorted()).toEqual(Object.keys(environment.in.shape).toSorted());
  });

  it('takes .env.example as it is, with a database', () => {
    const lines = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
    const given = parseEnv({ ...Object.fromEntries(lines), APP_MODE: 'demo', DATABASE_URL: database });
    expect(given).toEqual(parseEnv({ APP_MODE: 'demo', DATABASE_URL: database }));
  });

  it('tells of every wrong variable at once, and of no value', () => {
    const wrong = () => parseEnv({ DATABASE_URL: 'mysql://secret@host', PORT: '99999', LIMITS: 'maybe' });
    for (const name of ['DATABASE_URL', 'PORT', 'LIMITS']) expect(wrong).toThrow(name);
    expect(wrong).not.toThrow('secret');
  });

  it.each([
    ['lifted limits', { LIMITS: 'off' }, 'LIMITS'],
    ['no mail server', { SMTP_URL: '' }, 'SMTP_URL'],
    ['no address of its own', { PUBLIC_URL: '' }, 'PUBLIC_URL'],
  ])('refuses production with %s', (_what, values, name) => {
    const whole = {
      APP_MODE: 'production',
      DATABASE_URL: database,
      SMTP_URL: 'smtp://mail.example',
      PUBLIC_URL: 'https://commons.example',
    };
    expect(parseEnv(whole).APP_MODE).toBe('production');
    expect(() => parseEnv({ ...whole, ...values })).toThrow(name);
  });
});
