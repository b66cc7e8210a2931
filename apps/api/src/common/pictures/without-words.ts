const numberOf = (name: string): number => Buffer.from(name, 'latin1').readUInt32BE();
const WORDS = new Set(['tEXt', 'zTXt', 'iTXt'].map(numberOf));

const SIGNATURE = 8;
/** Length, name and check of a chunk, around what it holds. */
const FRAME = 12;

/**
 * A PNG without the words in it: a few KB of them unpack to as much as their writer likes, in the decoder several times over, and we
 * draw none of it. What is broken is left as it is, for the decoder to refuse.
 */
export function withoutWords(png: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(png.length);
  let [from, to] = [SIGNATURE, png.copy(kept, 0, 0, SIGNATURE)];
  while (from + FRAME <= png.length) {
    const end = from + FRAME + png.readUInt32BE(from);
    if (end > png.length) break;
    if (!WORDS.has(png.readUInt32BE(from + 4))) to += png.copy(kept, to, from, end);
    from = end;
  }
  if (from < png.length) to += png.copy(kept, to, from);
  return kept.subarray(0, to);
}
