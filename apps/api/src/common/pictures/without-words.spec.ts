import { expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { withoutWords } from './without-words.js';

/** With a check of nothing: nobody looks at the one of words that are left out. */
function chunk(name: string, held: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(held.length);
  return Buffer.concat([length, Buffer.from(name), held, Buffer.alloc(4)]);
}
const HEAD_END = 8 + 25;
const withChunks = (png: Buffer, ...chunks: Buffer[]) => Buffer.concat([png.subarray(0, HEAD_END), ...chunks, png.subarray(HEAD_END)]);
const picture = () =>
  sharp({ create: { width: 40, height: 40, channels: 3, background: '#a51c30' } })
    .png()
    .toBuffer();

it('takes the words out of a PNG, packed or not, and nothing else', async () => {
  const png = await picture();
  const packed = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(100_000, 'x'))]));
  const written = withChunks(png, packed, chunk('tEXt', Buffer.from('Author\0Amina')), chunk('iTXt', Buffer.from('Title\0\0\0\0\0x')));
  expect(withoutWords(written)).toEqual(png);
  expect(withoutWords(png)).toEqual(png);
});

it('leaves what is broken to the decoder', async () => {
  const png = await picture();
  const tooLong = chunk('tEXt', Buffer.from('Author\0Amina'));
  tooLong.writeUInt32BE(1_000_000);
  for (const broken of [withChunks(png, tooLong), png.subarray(0, 60), png.subarray(0, 5), Buffer.concat([png, Buffer.from('behind')])])
    expect(withoutWords(broken)).toEqual(broken);
});
