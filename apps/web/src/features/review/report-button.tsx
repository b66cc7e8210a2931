import { useState } from 'react';
import { lazyDialog } from '../../ui/lazy-part';
import { TextButton } from '../../ui/text-button';
import { reportWords } from './report-words';
import type { Flaggable } from './review.queries';

const FlagDialog = lazyDialog(async () => (await import('./flag-dialog')).FlagDialog);

/** Below what somebody else has made public: asks a moderator to look at it. */
export function ReportButton({ thing, id }: { thing: Flaggable; id: string }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <p data-screen-only>
      <TextButton onClick={() => setAsking(true)}>{reportWords('ask')}</TextButton>
      {isAsking && <FlagDialog thing={thing} id={id} onClose={() => setAsking(false)} />}
    </p>
  );
}
