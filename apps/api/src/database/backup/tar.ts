/** The little of tar (POSIX ustar) that a backup needs: plain files of known size, so that any `tar` can open it too. */

export const BLOCK = 512;
const LONGEST_NAME = 100;
const SUM = { at: 148, length: 8 };
const SIZE = { at: 124, length: 12 };

const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
const sumOf = (block: Uint8Array) => block.reduce((sum, byte, at) => sum + (at >= SUM.at && at < SUM.at + SUM.length ? 0x20 : byte), 0);

/** Zeros that fill the last block of a file. */
export const paddingOf = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** The block before a file's bytes. Always the same for the same name and size: no time, no owner. */
export function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new Error(`Too long a name for tar: ${name}`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, SIZE.length), SIZE.at);
  block.write(octal(0, 12), 136);
  block.write('0', 156);
  block.write('ustar\0' + '00', 257);
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, SUM.at);
  return block;
}

/** @returns null for what is no header of ours */
export function headerIn(block: Buffer): { name: string; size: number } | null {
  const text = (at: number, length: number) => block.toString('utf8', at, at + length).replace(/[\0 ]+$/, '');
  if (block.length < BLOCK || text(257, 5) !== 'ustar') return null;
  if (Number.parseInt(text(SUM.at, SUM.length), 8) !== sumOf(block)) return null;
  const size = Number.parseInt(text(SIZE.at, SIZE.length), 8);
  const name = block.toString('utf8', 0, LONGEST_NAME).replace(/\0.*$/s, '');
  return Number.isSafeInteger(size) && name ? { name, size } : null;
}
