/** Letters that Unicode does not take apart into a base letter and a mark. */
const undividable: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ə: 'e',
};

/** Lower case without accents, so that "Universität" and "UNIVERSITAT" are one word. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłħıə]/g, (letter) => undividable[letter] ?? letter);

/** The words of a text, folded. An apostrophe does not divide a word: "Xi'an" is "xian", as people type it. */
export const words = (text: string): string[] =>
  fold(text)
    .replace(/[’'`ʻʼ]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
