import type { NewsKind } from '@scholars-commons/shared/news';
import { messages } from '../../lib/i18n';

/** In the order in which they are offered. */
export const newsKinds = [
  'news',
  'publication',
  'award',
  'grant',
  'promotion',
  'appointment',
  'other',
] as const satisfies readonly NewsKind[];

const t = messages('newsKinds', {
  news: 'News',
  publication: 'Publication',
  award: 'Award',
  grant: 'Grant',
  promotion: 'Promotion',
  appointment: 'Appointment',
  other: 'Something else',
});

/** "Award". */
export const kindWord = (kind: NewsKind): string => t(kind);
