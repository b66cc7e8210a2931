import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import type { ReadRow } from './read-rows.js';
import { readRows, UnreadableList } from './read-rows.js';

async function read(bytes: string | Uint8Array): Promise<ReadRow[]> {
  const buffer = Buffer.from(bytes as Uint8Array);
  // In small pieces, so that letters of several bytes are cut apart.
  const open = () => Readable.from(Array.from({ length: Math.ceil(buffer.length / 7) }, (_, at) => buffer.subarray(at * 7, at * 7 + 7)));
  const rows: ReadRow[] = [];
  for await (const row of readRows(open)) rows.push(row);
  return rows;
}

const names = (rows: ReadRow[]) => rows.map((each) => each.row?.name ?? `! ${each.line}: ${each.reason}`);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('reading a list of institutions', () => {
  it('takes every field under the names that lists use', async () => {
    const [first] = await read(
      'ROR;Institution;Country;Town;Latitude;Longitude;Email Domains;Website;Aliases;Type\n' +
        'https://ror.org/04p491231;Penn State;Vereinigte Staaten;State College;40.8;-77.86;psu.edu PSU.EDU, x;www.psu.edu;PSU|Pennsylvania State;education\n',
    );
    expect(first?.row).toEqual({
      rorId: 'https://ror.org/04p491231',
      name: 'Penn State',
      aliases: ['PSU', 'Pennsylvania State'],
      countryCode: 'US',
      city: 'State College',
      stateProvince: null,
      lat: 40.8,
      lon: -77.86,
      domains: ['psu.edu'],
      webPage: 'http://www.psu.edu',
      kind: 'education',
    });
  });

  it.each([
    ['UTF-8', Buffer.from('name\nUniversität Zürich\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFname\nUniversität Zürich\n')],
    ['UTF-16 LE', Buffer.from('\uFEFFname\nUniversität Zürich\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\uFEFFname\nUniversität Zürich\n', 'utf16le').swap16()],
    ['Windows-1252', latin1('name\nUniversit\xe4t Z\xfcrich\n')],
    ['CR alone', Buffer.from('name\rUniversität Zürich\r')],
    ['CRLF', Buffer.from('name\r\nUniversität Zürich\r\n')],
    ['no line break at the end', Buffer.from('name\nUniversität Zürich')],
  ])('reads %s', async (_encoding, bytes) => expect(names(await read(bytes))).toEqual(['Universität Zürich']));

  it('mends quotes of Windows-1252 and takes other controls out', async () => {
    expect(names(await read('name\nAcademy \u0093Schiller\u0094 in\u0081 Lodz\u0007\nA\u0000B\n'))).toEqual([
      'Academy “Schiller” in Lodz',
      'AB',
    ]);
  });

  it('says line and reason of what it refuses, and goes on', async () => {
    const list = [
      'name,country_code,ror_id,lat,lon',
      'One,US,,,',
      ',US,,,',
      'Two,Narnia,,,',
      'Three,GB,ror.org/xyz,,',
      'Four,GB,,91,0',
      `${'x'.repeat(301)},GB,,,`,
      'Five,gb,,,',
      '???,GB,,,',
    ].join('\n');
    expect(names(await read(list))).toEqual([
      'One',
      '! 3: No name',
      '! 4: "Narnia" is no country we know',
      '! 5: "ror.org/xyz" is no ROR id',
      '! 6: "91, 0" is no place on earth',
      '! 7: The name has more than 300 characters',
      'Five',
      '! 9: No name',
    ]);
  });

  it('takes short and long rows as they are', async () => {
    expect(names(await read('name,country\nOne\nTwo,France,and,more\n'))).toEqual(['One', 'Two']);
  });

  it('takes stray quotes as they stand', async () => {
    expect(names(await read('name,country\nOne,France\n"Two"x,France\nThree "3",France\n'))).toEqual(['One', '"Two"x', 'Three "3"']);
  });

  it('reports a quote that is never closed', async () => {
    const rows = await read('name\nOne\n"Two\nThree\n');
    expect(rows.map((each) => each.row?.name ?? each.reason).sort()).toEqual(['Not readable as CSV (quote not closed)', 'One']);
  });

  it.each([
    ['nothing', ''],
    ['no name', 'country\nFrance\n'],
    ['a spreadsheet', 'PK\u0003\u0004xl/workbook.xml'],
    ['a web page', '<html><body>hello</body></html>'],
  ])('refuses %s as a whole', async (_what, text) => {
    await expect(read(text)).rejects.toThrow(UnreadableList);
  });

  it('drops addresses that are none, not the row', async () => {
    const [first] = await read('name,domains,web_page\nOne,"ok.edu, not a domain!, é.fr","javascript:alert(1)"\n');
    expect(first?.row).toMatchObject({ domains: ['ok.edu', 'é.fr'], webPage: null });
  });
});
