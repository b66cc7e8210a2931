import { Link } from '@tanstack/react-router';
import { urls } from '../../../lib/urls';
import { blockOfStep, isStep } from './blocks';
import { NudgeCard } from './completeness-ring';

/** On other pages: leads to one's own page, with the right block open. Says nothing when all is there. */
export function ProfileNudge({ scholarId, percent, next }: { scholarId: string; percent: number; next: string | null }) {
  if (!isStep(next)) return null;
  return (
    <NudgeCard
      percent={percent}
      next={next}
      renderNext={(step, words) => <Link {...urls.scholar(scholarId, { edit: blockOfStep[step] })}>{words}</Link>}
    />
  );
}
