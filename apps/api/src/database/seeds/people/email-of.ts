import { fold } from '../../../common/text/fold.js';
import type { PersonName } from './names.js';

const local = (text: string) =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** An address nobody has: `.example` is set aside for this (RFC 2606). The number keeps namesakes apart. */
export function emailOf(name: PersonName, index: number, domain: string): string {
  const parts = [local(name.given), local(name.family ?? ''), String(index)].filter(Boolean);
  return `${parts.length > 1 ? parts.join('.') : `scholar.${index}`}@${domain}`;
}
