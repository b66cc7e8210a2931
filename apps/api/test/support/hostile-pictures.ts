import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MB = 1024 * 1024;

function chunk(type: string, data: Buffer, wrongCheck = false): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(wrongCheck ? 1 : crc32(body));
  return Buffer.concat([length, body, check]);
}

function header(width: number, height: number, depth = 8, color = 2): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, color, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

const end = chunk('IEND', Buffer.alloc(0));
/** Rows of one color: of such a picture almost nothing is left when it is packed. */
const plainRows = (width: number, height: number) => deflateSync(Buffer.alloc(height * (1 + width * 3)));
const png = (width: number, height: number, extra: Buffer[] = [], rows = plainRows(width, height)) =>
  Buffer.concat([SIGNATURE, header(width, height), ...extra, chunk('IDAT', rows), end]);
const text = (keyword: string, words: string) => chunk('tEXt', Buffer.from(`${keyword}\0${words}`, 'latin1'));

/** A zip of one file, which unpacks to very much more. */
function zip(name: string, size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size));
  const [local, directory, last] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)];
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  directory.write('PK\x01\x02', 'latin1');
  directory.writeUInt16LE(name.length, 28);
  last.write('PK\x05\x06', 'latin1');
  last.writeUInt16LE(1, 10);
  return Buffer.concat([local, Buffer.from(name), packed, directory, Buffer.from(name), last]);
}

const SCRIPT = '<script>alert("marker-script")</script>';
const svg = (inside: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">${inside}</svg>`);

/** At least thirty files that want to run, to burst, to tell, or to be taken for something else. Markers in them begin with `marker-`. */
export async function hostilePictures(): Promise<[what: string, bytes: Buffer][]> {
  const plain = sharp({ create: { width: 400, height: 300, channels: 3, background: '#a51c30' } });
  const [jpeg, webp, gif, tiff, avif] = await Promise.all([
    plain.clone().jpeg().toBuffer(),
    plain.clone().webp().toBuffer(),
    plain.clone().gif().toBuffer(),
    plain.clone().tiff().toBuffer(),
    plain.clone().avif().toBuffer(),
  ]);
  const located = await plain
    .clone()
    .withExif({ IFD0: { Artist: 'marker-artist', ImageDescription: SCRIPT }, IFD3: { GPSLatitude: '0/1 18/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, SCRIPT.length + 2]), Buffer.from(SCRIPT)]);
  const large = Buffer.from(webp);
  // RIFF, VP8X and a canvas of 16,384 pixels each way, with what belongs to a small one behind it.
  const canvas = Buffer.concat([
    Buffer.from('RIFF\xff\xff\xff\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\x3f\x00\xff\x3f\x00', 'latin1'),
    large.subarray(12),
  ]);
  const lengths = Buffer.from(jpeg);
  lengths.writeUInt16BE(0xffff, 4);
  return [
    ['39 million pixels in a few KB', png(6_240, 6_240)],
    ['20,000 pixels each way', png(20_000, 20_000, [], deflateSync(Buffer.alloc(2 * MB)))],
    ['65,535 pixels each way', png(65_535, 65_535, [], deflateSync(Buffer.alloc(64)))],
    ['4 billion pixels each way', png(0xffffffff, 0xffffffff, [], deflateSync(Buffer.alloc(64)))],
    ['no width at all', png(0, 100, [], deflateSync(Buffer.alloc(64)))],
    [
      'a color profile that unpacks to 20 MB',
      png(64, 64, [chunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(20 * MB))]))]),
    ],
    [
      'words that unpack to 40 MB',
      png(64, 64, [chunk('zTXt', Buffer.concat([Buffer.from('marker-words\0\0'), deflateSync(Buffer.alloc(40 * MB, 0x41))]))]),
    ],
    [
      'ten thousand chunks of words',
      png(
        64,
        64,
        Array.from({ length: 10_000 }, (_, n) => text(`k${n}`, 'marker-chunk')),
      ),
    ],
    ['a script in a chunk of words', png(64, 64, [text('Comment', SCRIPT)])],
    ['a chunk whose check is wrong', Buffer.concat([SIGNATURE, header(64, 64), chunk('IDAT', plainRows(64, 64), true), end])],
    ['a palette that is not there', Buffer.concat([SIGNATURE, header(64, 64, 8, 3), chunk('IDAT', plainRows(64, 64)), end])],
    ['a depth that does not exist', Buffer.concat([SIGNATURE, header(64, 64, 7, 2), chunk('IDAT', plainRows(64, 64)), end])],
    ['rows that are no deflate', png(64, 64, [], Buffer.from('marker-raw'))],
    ['more rows than it says', png(64, 64, [], plainRows(64, 4_000))],
    ['a PNG with a page behind it', Buffer.concat([png(64, 64), Buffer.from(`<html>${SCRIPT}</html>`)])],
    ['half a PNG', png(400, 300).subarray(0, 60)],
    ['a JPEG with the place where it was taken', located],
    ['a JPEG with a script as its comment', Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])],
    ['a JPEG with a zip behind it', Buffer.concat([jpeg, zip('marker-zip.html', MB)])],
    ['a JPEG with PHP behind it', Buffer.concat([jpeg, Buffer.from('<?php echo "marker-php"; ?>')])],
    ['a JPEG whose first part is longer than all of it', lengths],
    ['half a JPEG', jpeg.subarray(0, jpeg.length / 2)],
    ['the first bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a WebP with a canvas of 16,384 pixels each way', canvas],
    ['half a WebP', webp.subarray(0, webp.length / 2)],
    ['a GIF', gif],
    ['a GIF that is JavaScript too', Buffer.from('GIF89a/*\x00\x00\x00\x00*/=1;alert("marker-gifar")', 'latin1')],
    ['a TIFF', tiff],
    ['an AVIF', avif],
    ['a BMP', Buffer.concat([Buffer.from('BM'), Buffer.alloc(200)])],
    ['an icon', Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), png(64, 64)])],
    ['an SVG with a script', svg(SCRIPT)],
    [
      'an SVG that reads a file',
      Buffer.from(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`),
    ],
    [
      'an SVG of a billion laughs',
      Buffer.from(
        `<!DOCTYPE svg [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n]} "${`&${'abcdefghi'[n]};`.repeat(10)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>`,
      ),
    ],
    ['an SVG that asks a stranger', svg('<image href="https://stranger.example/x.png" width="64" height="64"/>')],
    ['a zip that unpacks to 40 MB', zip('marker.txt', 40 * MB)],
    ['a document that unpacks to 40 MB', zip('word/document.xml', 40 * MB)],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj')],
    ['a page', Buffer.from(`<!doctype html>${SCRIPT}`)],
    ['a program', Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(500)])],
    ['nothing but zeros', Buffer.alloc(MB)],
  ];
}
