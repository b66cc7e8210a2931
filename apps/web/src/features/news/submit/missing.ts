import type { SubmissionView } from '@scholars-commons/shared/news';
import type { SubmissionStepName } from '../../../lib/urls';
import { type SubmissionForms, detailsFaults, whatFaults } from './forms';
import { t } from './messages';

export interface Missing {
  key: 'title' | 'text' | 'alt' | 'what' | 'details';
  step: SubmissionStepName;
  words: string;
}

/** As the api asks before others read it. */
const TITLE_MIN = 3;
const TEXT_MIN = 10;

/** What still lacks before it can be submitted, and at which step it is given. The api has the last word. */
export function missingOf(view: SubmissionView, { what, details, picture }: SubmissionForms): Missing[] {
  const { pictureAlt, pictureIsDecorative } = picture.values;
  const found: (Missing | false)[] = [
    what.values.title.trim().length < TITLE_MIN && { key: 'title', step: 'what', words: t('missing.title') },
    Object.keys(whatFaults(what.values)).length > 0 && { key: 'what', step: 'what', words: t('missing.fault') },
    details.values.text.trim().length < TEXT_MIN && { key: 'text', step: 'details', words: t('missing.text') },
    Object.keys(detailsFaults(details.values)).length > 0 && { key: 'details', step: 'details', words: t('missing.fault') },
    view.picture !== null && !pictureIsDecorative && !pictureAlt.trim() && { key: 'alt', step: 'picture', words: t('missing.alt') },
  ];
  return found.filter((one) => one !== false);
}
