import type { Decision, ReasonCode } from '@scholars-commons/shared/review';
import { useEffect, useMemo, useRef } from 'react';
import { useDraft } from '../../lib/use-draft';

/** What was picked and typed for one decision; without it, what is usual for that decision stands there. */
interface Own {
  picked?: ReasonCode | undefined;
  typed?: string | undefined;
  span?: string | undefined;
}

/** What was written of a case, for each decision, and for which one last. */
interface Written {
  last?: Decision;
  by: Partial<Record<Decision, Own>>;
}

/** Where it waits until the case is decided. */
export const casePlace = (reviewId: string) => `review:${reviewId}`;

function read(kept: string): Written {
  if (!kept) return { by: {} };
  try {
    return JSON.parse(kept) as Written;
  } catch {
    // A version before this one may have kept it otherwise.
    return { by: {} };
  }
}

/** What is written of a case, kept on this device: whoever looks at another one first, filters or reloads finds it again. */
export function useWritten(reviewId: string, scholarId: string, onRestore: (decision: Decision) => void) {
  const { text, isRestored, setText, keepNow } = useDraft(casePlace(reviewId), { scholarId });
  const written = useMemo(() => read(text), [text]);
  const { last } = written;
  const restore = useRef(onRestore);
  useEffect(() => {
    restore.current = onRestore;
  });
  useEffect(() => {
    if (isRestored && last) restore.current(last);
  }, [isRestored, last]);
  return {
    written,
    keepNow,
    write: (decision: Decision, what: Own) =>
      setText(
        JSON.stringify({ last: decision, by: { ...written.by, [decision]: { ...written.by[decision], ...what } } } satisfies Written),
      ),
  };
}
