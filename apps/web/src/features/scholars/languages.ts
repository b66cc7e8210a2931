import { locale } from '../../lib/i18n';

/** A language's name in this reader's language, from its BCP 47 code. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([locale()], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
