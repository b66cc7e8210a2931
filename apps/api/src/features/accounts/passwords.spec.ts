import { expect, it } from '@jest/globals';
import { hashPassword, isCommon, passwordFits } from './passwords.js';
import { deviceName } from './device-name.js';

it.each([
  'password',
  'Password123456',
  '123456789012',
  'qwertyuiop12',
  'sunshine-2024!',
  'passwordpassword',
  'aaaaaaaaaaaa',
  'abababababab',
])('knows %s as common', (password) => expect(isCommon(password)).toBe(true));

it.each(['seven grey herons wade', 'correct-horse-battery-staple', 'Kampala im Regen 7', 'пятая чашка чая утром'])(
  'lets %s pass',
  (password) => expect(isCommon(password)).toBe(false),
);

it('fits the same words in any Unicode form, and nothing without a hash', async () => {
  const hash = await hashPassword('café am Münsterplatz');
  expect(await passwordFits(hash, 'café am Münsterplatz')).toBe(true);
  expect(await passwordFits(hash, 'cafe am Münsterplatz')).toBe(false);
  expect(await passwordFits(null, 'nobody has this one')).toBe(false);
});

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1',
    'Safari on iPhone or iPad',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0', 'Edge on Windows'],
  [undefined, 'Unknown device'],
])('calls %s "%s"', (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
