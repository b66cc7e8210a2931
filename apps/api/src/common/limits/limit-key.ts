import { createHash } from 'node:crypto';

/** What a limit counts by: hashed, so that no address or mail address lies in the table of limits. */
export const limitKey = (plain: string): string => createHash('sha256').update(plain).digest('base64url').slice(0, 22);

/** Spelling of one mailbox: letter case and a `+tag` do not make another one. */
export function mailboxKey(email: string): string {
  const folded = email.normalize('NFKC').toLowerCase().trim();
  const at = folded.lastIndexOf('@');
  return `${folded.slice(0, at).split('+')[0]}@${folded.slice(at + 1)}`;
}

/** One household has a whole IPv6 /64; counting single addresses would count nothing. */
export function networkKey(ip: string): string {
  const mapped = ip.toLowerCase().startsWith('::ffff:') ? ip.slice(7) : ip;
  if (!mapped.includes(':')) return mapped;
  const [head = '', tail] = mapped.split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const groups = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':');
}
