import {
  IconBulb,
  IconConfetti,
  IconHeart,
  IconHeartHandshake,
  IconLifebuoy,
  IconMoodHappy,
  IconQuestionMark,
  IconThumbUp,
} from '@tabler/icons-react';
import type { ReactionKind } from '@scholars-commons/shared/discussions';
import { t } from './messages';

/** In the order of the picker. Drawn, not emoji: the same on every device, and in the colours of the page. */
export const reactionKinds: readonly { kind: ReactionKind; words: string; icon: typeof IconHeart }[] = [
  { kind: 'thanks', words: t('kind.thanks'), icon: IconHeartHandshake },
  { kind: 'agree', words: t('kind.agree'), icon: IconThumbUp },
  { kind: 'insight', words: t('kind.insight'), icon: IconBulb },
  { kind: 'celebrate', words: t('kind.celebrate'), icon: IconConfetti },
  { kind: 'question', words: t('kind.question'), icon: IconQuestionMark },
  { kind: 'heart', words: t('kind.heart'), icon: IconHeart },
  { kind: 'laugh', words: t('kind.laugh'), icon: IconMoodHappy },
  { kind: 'support', words: t('kind.support'), icon: IconLifebuoy },
];
