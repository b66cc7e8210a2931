import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { badField, ProblemException } from '../problem/problem-exception.js';
import { withoutWords } from './without-words.js';

const ACCEPTED = new Set(['image/jpeg', 'image/png', 'image/webp']);
const MOST_PIXELS = 40_000_000;
const SMALLEST_SIDE = 32;
const SECONDS = 8;
const QUALITY = 82;

// libvips would keep decoded pictures for the next one, which never comes.
sharp.cache(false);
sharp.concurrency(1);

/** One of the sizes that a picture is drawn in. */
export interface PictureSize {
  /** Its file is `<name>.webp`. */
  name: number;
  width: number;
  height: number;
  /** `inside`: the whole picture, never larger than it came; `cover`: cut to fill. */
  fit: 'inside' | 'cover';
}

/** One at a time: what a picture unpacks to is many times its file, and the sum must stay bounded. */
let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;
const MOST_WAITING = 16;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING)
    throw new ProblemException(503, { detail: 'Many pictures are being read just now. Try again.', retryAfter: 10 });
  waiting += 1;
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

/**
 * Reads a picture by its content, whatever it calls itself, and draws it anew in our sizes. Nothing of the file itself is kept:
 * no metadata, no place, no second file hidden behind the first.
 * @param sizes the small ones are made of the largest, which shows the whole
 * @param pointer where the picture stands in the request
 * @returns files by name, `96.webp` and so on
 * @throws ProblemException 415 for what is no JPEG, PNG or WebP, 413 for too many pixels, 400 at the pointer for what cannot be read
 */
export async function decodePicture(bytes: Buffer, sizes: readonly PictureSize[], pointer: string): Promise<Map<string, Buffer>> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!type || !ACCEPTED.has(type.mime)) throw new ProblemException(415, { detail: 'Send a JPEG, PNG or WebP picture.' });
  return inTurn(() => draw(type.mime === 'image/png' ? withoutWords(bytes) : bytes, sizes, pointer));
}

async function draw(bytes: Buffer, sizes: readonly PictureSize[], pointer: string): Promise<Map<string, Buffer>> {
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).timeout({ seconds: SECONDS });
  const { width, height } = await readable(open().metadata(), pointer);
  if (width * height > MOST_PIXELS) throw new ProblemException(413, { detail: 'The picture has more than 40 million pixels.' });
  if (Math.min(width, height) < SMALLEST_SIDE) throw badField(pointer, `Must be at least ${SMALLEST_SIDE} pixels wide and high`);

  const largest = sizes.reduce((one, other) => (other.name > one.name ? other : one));
  const sized = (from: Sharp, size: PictureSize) =>
    from.resize(size.width, size.height, { fit: size.fit, withoutEnlargement: size.fit === 'inside' });
  // Unpacked once, turned as the camera was held, then the small ones are made of the large one.
  const { data, info } = await readable(
    sized(open().autoOrient(), largest).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true }),
    pointer,
  );
  const from = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const files = new Map<string, Buffer>();
  for (const size of sizes) {
    const drawn = size === largest ? from() : sized(from(), size);
    files.set(`${size.name}.webp`, await drawn.webp({ quality: QUALITY }).toBuffer());
  }
  return files;
}

/** Whatever the decoder stumbles over, the file is to blame. */
async function readable<T>(reading: Promise<T>, pointer: string): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    if (isTooLarge) throw new ProblemException(413, { detail: 'The picture has more than 40 million pixels.' });
    throw badField(pointer, 'Could not be read as a picture');
  }
}
