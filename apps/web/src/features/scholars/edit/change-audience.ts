import type { ScholarView } from '@scholars-commons/shared/scholars';
import { announce } from '../../../lib/announce';
import { presentOf } from '../../../lib/api-client';
import { t } from './messages';
import type { BlockChange, ProfileWriter } from './profile-writer';

/** Changes who sees a block, at once; what somebody else changed in the block meanwhile stays. */
export async function changeAudienceOf(writer: ProfileWriter, change: BlockChange): Promise<void> {
  const place = `audience:${change.block}`;
  writer.log.begin(place);
  try {
    await writer.change(change);
    writer.log.done(place);
  } catch (error) {
    const present = presentOf<ScholarView>(error);
    if (present) writer.read(present);
    writer.log.fail(place, error, () => void changeAudienceOf(writer, change));
    announce(t('audience.failed'));
  }
}

export const changeAudience = (writer: ProfileWriter, change: BlockChange): void => void changeAudienceOf(writer, change);
