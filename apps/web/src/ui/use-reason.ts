import { useState } from 'react';
import { ProblemError } from '../lib/api-client';
import { t } from './messages';
import { problemWords } from './problem-words';

const SHORTEST = 3;

/** What a `ReasonField` shows. */
export interface Reason {
  text: string;
  error: string | undefined;
  setText: (text: string) => void;
}

/** Why somebody does something: one paragraph, kept as one line. */
export function useReason(initial = '') {
  const [text, setText] = useState(initial);
  const [error, setError] = useState<string>();
  const reason: Reason = { text, error, setText };
  return {
    reason,
    setText,
    /** The reason as it is sent, or null where there is none yet: the field says so then. */
    take(): string | null {
      const line = text.trim().replace(/\s*\n\s*/g, ' ');
      const isThere = line.length >= SHORTEST;
      setError(isThere ? undefined : t('reason.short'));
      return isThere ? line : null;
    },
    /** What went wrong, in words; null where it is about the reason, and the field says it. */
    wordsOf(failure: unknown): string | null {
      const pointed = failure instanceof ProblemError ? failure.pointers['/reason'] : undefined;
      setError(pointed);
      return pointed ? null : problemWords(failure).detail;
    },
  };
}
