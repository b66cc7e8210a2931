import type { SubmissionState, SubmissionStep } from '@scholars-commons/shared/news';
import { deviceZone, fullTimeIn, zoneWords } from '../../../lib/time-zones';
import type { PillTone } from '../../../ui/pill';
import { t } from './messages';

/** What was said when it came back last; null where that is not to be read yet. */
export const lastNote = (steps: readonly SubmissionStep[]): string | null =>
  steps.findLast(({ step }) => step === 'returned' || step === 'declined' || step === 'unpublished')?.note ?? null;

export const stateWord = (state: SubmissionState): string => t(`state.${state}`);
/** What happened, to whoever reads it. */
export const stepWord = (step: SubmissionStep['step']): string =>
  step === 'unpublished' || step === 'returned' || step === 'draft' ? t(`step.${step}`) : stateWord(step);

const tones: Record<SubmissionState, PillTone> = {
  draft: 'plain',
  submitted: 'info',
  'in-review': 'info',
  returned: 'attention',
  scheduled: 'live',
  published: 'done',
  declined: 'plain',
  withdrawn: 'plain',
};
export const stateTone = (state: SubmissionState): PillTone => tones[state];

/** When it goes out, on the clocks that the editor chose, and on those of whoever reads this where they differ. */
export function whenWords(publishAt: string | number, zone: string): string {
  const there = t('when', { date: fullTimeIn(zone, publishAt), zone: zoneWords(zone) });
  const here = fullTimeIn(deviceZone(), publishAt);
  return here === fullTimeIn(zone, publishAt) ? there : t('when.here', { date: there, here });
}
