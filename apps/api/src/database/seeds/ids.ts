import type { Dice } from './random.js';

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** A UUIDv7 (RFC 9562 section 5.7) of the moment when the thing is said to have been made. */
export function idAt(at: Date, dice: Dice): string {
  const time = hex(at.getTime(), 12);
  const version = 0x7000 + Math.floor(dice.next() * 0x1000);
  const variant = 0x8000 + Math.floor(dice.next() * 0x4000);
  const rest = hex(Math.floor(dice.next() * 0x1000000), 6) + hex(Math.floor(dice.next() * 0x1000000), 6);
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(version, 4)}-${hex(variant, 4)}-${rest}`;
}
