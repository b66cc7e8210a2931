import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** Values of a message; dates and lists are formatted before they come here (`dates.ts`). */
export type Values = Record<string, string | number>;
export type Translate<K extends string> = (key: K, values?: Values) => string;

/** Languages that a catalogue may hold. English stands in for what another language lacks. */
export const locales = ['en'] as const;
export type Locale = (typeof locales)[number];

export const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
i18n.setMessagesCompiler(compileMessage);

/** The language in use as this reader writes it ("en-GB" where the browser says so), for `Intl`. */
export const locale = (): string => navigator.languages.find((tag) => tag.split('-')[0] === i18n.locale) ?? i18n.locale;

/**
 * Registers the words of a feature and gives its `t`, whose keys are typed by them:
 * `export const t = messages('accounts', { 'signIn.title': 'Sign in' })`. Texts are ICU MessageFormat:
 * `{count, plural, one {# post} other {# posts}}`. `others` holds the same keys in further languages.
 */
export function messages<const M extends Record<string, string>>(
  feature: string,
  english: M,
  others: Partial<Record<Exclude<Locale, 'en'>, Partial<Record<keyof M & string, string>>>> = {},
): Translate<keyof M & string> {
  const prefixed = (catalogue: Record<string, string>) =>
    Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [`${feature}.${key}`, text]));
  i18n.load('en', prefixed(english));
  for (const [language, catalogue] of Object.entries(others))
    i18n.load(language, prefixed({ ...english, ...(catalogue as typeof english) }));
  return (key, values) => i18n._(`${feature}.${key}`, values);
}
