import { t as profileWords } from '../profile/messages';
import { t } from './messages';
import type { EditBlock } from './profile-writer';

/** What a block is called on the page. */
export function titleOf(block: EditBlock): string {
  if (block === 'names' || block === 'photo') return t(block);
  return block === 'enrollments' ? profileWords('cohorts') : profileWords(block);
}
