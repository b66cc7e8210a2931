import { gzipSync } from 'node:zlib';
import { allNaughty } from '../support/naughty.js';
import type { Operation, Schema } from './operations.js';
import { fitting, idAt, spoilt, type Supply } from './values.js';

export interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

const INJECTIONS = [
  "' OR 1=1 --",
  '1; SELECT pg_sleep(20)',
  "') UNION SELECT password_hash FROM account --",
  '$$',
  '${jndi:ldap://stranger.example}',
  '{{7*7}}',
];
/** Already in the form of an address; some of them no decoder takes. */
const RAW = [
  '%00',
  '%ff',
  '%c0%af',
  '%zz',
  '%',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '%0d%0aSet-Cookie:%20a=b',
  '[]',
  '[a][b]=c',
  '%ED%A0%80',
  '+',
  ';',
  '*',
];

const inAddress = (value: unknown): string =>
  encodeURIComponent(
    String(value)
      .slice(0, 2_000)
      .replace(/\p{Cs}/gu, 'x'),
  );

function placeOf(after: string, name: string, schema: Schema, supply: Supply): string {
  const { dice } = supply;
  const isId = supply.resolve(schema).format === 'uuid';
  if (dice.chance(0.85)) return isId ? idAt(after, supply) : inAddress(fitting(schema, name, supply));
  return dice.pick<() => string>([
    () => inAddress(dice.pick(allNaughty)) || 'x',
    () => dice.pick(RAW),
    () => idAt(after, supply).toUpperCase(),
    () => idAt(after, supply).replace('-7', '-4'),
    () => inAddress(dice.pick(INJECTIONS)),
    () => 'x'.repeat(dice.pick([1, 199, 201, 3_000])),
    () => dice.pick(['constructor', '__proto__', 'undefined', 'null', 'NaN', '0', '-1']),
  ])();
}

function queryOf({ inQuery }: Operation, supply: Supply): string {
  const { dice } = supply;
  const parts = inQuery
    .filter(({ required }) => dice.chance(required ? 0.6 : 0.35))
    .flatMap(({ name, schema }) => {
      const value = fitting(schema, name, supply);
      const given = (Array.isArray(value) ? value : [value]).map((each) => `${name}=${inAddress(each)}`);
      if (dice.chance(0.75)) return given;
      return dice.pick<() => string[]>([
        () => [...given, ...given],
        () => [`${name}=${inAddress(dice.pick(allNaughty))}`],
        () => [`${name}=${dice.pick(RAW)}`],
        () => [`${name}=${inAddress(dice.pick(INJECTIONS))}`],
        () => [`${name}`],
        () => [`${name}[]=${inAddress(dice.pick(allNaughty))}`],
        () => [`${name}[__proto__]=1`],
        () => [`${name}=${'9'.repeat(dice.pick([3, 20, 400]))}`],
        () => Array.from({ length: 300 }, (_, n) => `${name}=${n}`),
      ])();
    });
  if (dice.chance(0.05)) parts.push(dice.pick(['as=admin', '__proto__[x]=1', 'x', '&&', '=', 'limit=1e9', `%00=${dice.pick(RAW)}`]));
  return parts.length ? `?${parts.join('&')}` : '';
}

/** Text that no serializer of a page would make. */
function rawBody(value: unknown, { dice }: Supply): string {
  const text = JSON.stringify(value) ?? 'null';
  return dice.pick<() => string>([
    () => text.slice(0, dice.int(0, text.length)),
    () => `\ufeff${text}`,
    () => text.replace(/^\{/, '{"__proto__":{"isAdmin":true},'),
    () => text.replace(/^\{/, '{"constructor":{"prototype":{"isAdmin":true}},'),
    // The same key twice: what was looked at must be what is used.
    () => text.replace(/^\{("[^"]+"):/, '{$1:null,$1:'),
    () => '['.repeat(dice.pick([10, 1_000, 20_000])),
    () => `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    () => text.replace(/\d+/, '1e999'),
    () => `${text}${text}`,
    () => '',
    () => 'undefined',
    () => `"${'\\u0000'.repeat(20)}"`,
    () => text.replace(/"([^"]*)"$/, '"\\ud800$1"'),
    () => `${' '.repeat(50_000)}${text}`,
  ])();
}

const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/xml',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/json; charset=utf-16',
  'application/json; charset=shift_jis',
  'application/vnd.api+json',
  '',
  'json',
  'application/json, text/plain',
  '*/*',
  `application/${'j'.repeat(3_000)}`,
];

function jsonRequest(schema: Schema | undefined, supply: Supply): Pick<Request, 'headers' | 'body'> {
  const { dice } = supply;
  const fit = schema ? fitting(schema, '', supply) : {};
  let value = fit;
  for (
    let count = dice.weighted([
      [0, 45],
      [1, 40],
      [2, 10],
      [5, 5],
    ]);
    count > 0;
    count -= 1
  )
    value = spoilt(value, supply);
  const text = dice.chance(0.1) ? rawBody(value, supply) : (JSON.stringify(value) ?? 'null');
  if (dice.chance(0.02)) return { headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: gzipSync(text) };
  return { headers: { 'content-type': dice.chance(0.05) ? dice.pick(TYPES) : 'application/json' }, body: Buffer.from(text) };
}

/** Forms as no browser sends them: without a name, cut, with deep or doubled names, or with another boundary. */
function formRequest({ dice }: Supply): Pick<Request, 'headers' | 'body'> {
  const bytes = dice.pick([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
    Buffer.from('<svg onload=alert(1)>'),
    Buffer.alloc(0),
    Buffer.alloc(40_000, 1),
  ]);
  const name = dice.pick(['photo', 'picture', '', '__proto__', 'a[b][c][d]', 'x'.repeat(5_000), 'ph\u0000oto', '"; filename="']);
  const file = dice.pick(['a.png', '../../x.png', '', '"><img src=x onerror=alert(1)>.png', 'x'.repeat(9_000), '\u202egnp.exe', 'a\r\nb']);
  const part = Buffer.concat([
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\nContent-Type: image/png\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  const whole = Buffer.concat([...Array.from({ length: dice.pick([0, 1, 1, 1, 2, 15]) }, () => part), Buffer.from('--x--\r\n')]);
  const body = dice.chance(0.3) ? whole.subarray(0, dice.int(0, whole.length)) : whole;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${dice.chance(0.9) ? 'x' : dice.pick(['y', '"', 'x'.repeat(200), ''])}` },
    body,
  };
}

/** Headers that come along now and then, and must change nothing. */
const EXTRA: Record<string, string>[] = [
  { accept: 'application/xml' },
  { accept: 'text/html' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-http-method-override': 'DELETE' },
  { 'if-none-match': '*' },
  { range: 'bytes=0-0' },
  { 'accept-language': 'x'.repeat(4_000) },
  { 'x-requested-with': 'XMLHttpRequest', 'x-original-url': '/api/audit' },
];

/** One request to an operation: mostly near its contract, so that it gets past the door, with something wrong in it or nothing. */
export function requestTo(operation: Operation, supply: Supply): Request {
  const { dice } = supply;
  const path = operation.inPath.reduce(
    (at, { name, schema }) =>
      at.replace(new RegExp(`([^/]+)/\\{${name}\\}`), (_whole, after: string) => `${after}/${placeOf(after, name, schema, supply)}`),
    operation.path,
  );
  const method = dice.chance(0.02) ? dice.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']) : operation.method;
  const sendsBody = operation.body !== undefined || (method !== 'GET' && method !== 'HEAD' && dice.chance(0.1));
  const content =
    operation.takesPicture && dice.chance(0.9)
      ? formRequest(supply)
      : sendsBody
        ? jsonRequest(operation.body, supply)
        : { headers: {}, body: undefined };
  return {
    method,
    path: path + queryOf(operation, supply),
    headers: {
      'sec-fetch-site': dice.chance(0.98) ? 'same-origin' : dice.pick(['cross-site', 'none', '']),
      ...content.headers,
      ...(dice.chance(0.05) ? dice.pick(EXTRA) : {}),
    },
    body: content.body,
  };
}

/** A request as a person can read and send it again. */
export const told = ({ method, path, headers, body }: Request): string =>
  `${method} ${path.slice(0, 300)} ${headers['content-type'] ?? ''} ${body ? body.toString('utf8', 0, 400) : ''}`;
