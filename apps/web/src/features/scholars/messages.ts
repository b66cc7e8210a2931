import type { OpenTo } from '@scholars-commons/shared/scholars';
import { messages } from '../../lib/i18n';

/** Words about scholars that several pages say. */
export const t = messages('scholars', {
  'card.inMemoriam': 'In memoriam',
  'card.unclaimed': 'Not here yet',
  'card.staff': 'Staff',
  'card.cohort': 'Cohort of {year}',
  'card.topics': 'Topics',
  'card.openTo': 'Open to {things}',
  'card.timeThere': '{time} there now',
  'card.positionAt': '{title} at {institution}',
  'card.place': '{city}, {country}',
  'openTo.mentoring': 'mentoring',
  'openTo.co-research': 'co-research',
  'openTo.speaking': 'speaking',
  'openTo.hosting': 'hosting',
  'count.asTable': 'As a table',
  'count.asBars': 'As bars',
  'count.scholars': 'Scholars',
  'count.all': 'Show all {count}',
  'count.fewer': 'Show fewer',
  'field.none': 'Nobody of that name',
  'field.failed': 'The search did not answer. Type on to try again.',
});

/** "mentoring" and alike, as words inside a sentence. */
export const openToWord = (kind: OpenTo): string => t(`openTo.${kind}`);
