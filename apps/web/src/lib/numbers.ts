import { locale } from './i18n';

/** "7,214" as this reader's language groups it. */
export const count = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** A country's name in this reader's language, from its ISO 3166-1 alpha-2 code. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([locale()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "Amina, Jörg and Ngozi". */
export const listOf = (items: readonly string[]): string => new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);
