const LENGTH = 60;

/** The readable part of a thread's address: letters of any script, without Latin accents. The id alone finds the thread. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/^-+|-+$/g, '') || 'thread';
