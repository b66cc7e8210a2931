import { describe, expect, it } from '@jest/globals';
import { UnreadableList } from '../unreadable-list.js';
import { JsonRows } from './json-rows.js';

/** Reads a text in pieces of a size, as a file comes. */
function read(text: string, size = text.length || 1): (string | null)[] {
  const rows = new JsonRows();
  const found: (string | null)[] = [];
  for (let at = 0; at < text.length; at += size) for (const row of rows.scan(text.slice(at, at + size))) found.push(row.text);
  rows.end();
  return found;
}

const entries = ['{"a":[1,{"b":"}]"}]}', '{}', '"text, with ] and \\" and \\\\"', '12', 'NaN', '{"c":"\\\\"}', '[1,[2]]'];
const list = `[ ${entries.join(' , ')} ]`;

describe('cutting a JSON list into its entries', () => {
  it.each([
    ['an array', list],
    ['items', `{"number_of_results": 2, "items": ${list}, "meta": {"types": [{"id": "x"}]}}`],
    [
      'hits of a search',
      `{"took": 1, "_shards": {"hits": 3}, "hits": {"total": {"value": 2}, "hits": ${list}}, "aggregations": {"x": ["y"]}}`,
    ],
    ['an array after white space', `\n\n  ${list}\n`],
  ])('finds them in %s, wherever the pieces end', (_where, text) => {
    for (const size of [1, 2, 3, 5, 17, text.length]) expect(read(text, size)).toEqual(entries);
  });

  it('finds none where there are none', () => {
    expect(read('[]')).toEqual([]);
    expect(read('{"items": [ ]}')).toEqual([]);
  });

  it('refuses every file that was cut, wherever', () => {
    const whole = `{"items": ${list}}`;
    for (let at = 1; at < whole.length; at += 1) expect(() => read(whole.slice(0, at), 7)).toThrow(UnreadableList);
    expect(() => read(whole.slice(0, 60))).toThrow(/^The file ends in the middle, after \d entries: it was cut off/);
  });

  it.each([
    ['[{"a":1} {"b":2}]', 'This is no JSON at character 10, after 1 entries'],
    ['[{"a":1},,{"b":2}]', 'This is no JSON at character 10, after 1 entries'],
    ['[{"a":[1}]', 'This is no JSON at character 9, after 0 entries'],
    ['[1]]', 'This is no JSON at character 4, after 1 entries'],
    ['[1] [2]', 'This is no JSON at character 5, after 1 entries'],
    ['{"organizations": [{}]}', 'There is no list in it: an array is expected, or { items: [] }, or { hits: { hits: [] } }'],
    ['', 'The list is empty'],
    [`[${'['.repeat(1_000)}`, 'This is no JSON at character 201, after 0 entries'],
  ])('refuses %.20s', (text, words) => expect(() => read(text)).toThrow(words));

  it('lets go of an entry of 10 MB, and goes on', () => {
    const rows = new JsonRows();
    const found: { index: number; text: string | null }[] = [];
    const piece = 'x'.repeat(64 * 1024);
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    found.push(...rows.scan('[{"name":"'));
    for (let n = 0; n < 160; n += 1) {
      found.push(...rows.scan(piece));
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    found.push(...rows.scan('"},{"name":"One"}]'));
    rows.end();
    expect(found).toEqual([
      { index: 0, text: null },
      { index: 1, text: '{"name":"One"}' },
    ]);
    expect(most / 1024 / 1024).toBeLessThan(8);
  });
});
