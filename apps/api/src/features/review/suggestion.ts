import type { PatientPattern } from '@scholars-commons/shared/patient-data';
import type { Decision, FlagKind, ReasonCode, ReviewKind } from '@scholars-commons/shared/review';

/** What a suggestion hangs on. */
export interface SuggestionFacts {
  kind: ReviewKind;
  flagKinds: readonly { kind: FlagKind; count: number }[];
  matched: readonly PatientPattern[];
  /** Of whoever is judged, before: what was removed, and warnings. */
  removed: number;
  warnings: number;
}

export interface Suggestion {
  decision: Decision;
  reason: ReasonCode;
  why: string;
}

const counted = (count: number, one: string, many: string) => `${count === 1 ? 'One' : count} ${count === 1 ? one : many}`;

const words: Record<FlagKind, string> = {
  'off-topic': 'off topic',
  unkind: 'unkind',
  'patient-data': 'telling of a patient',
  wrong: 'wrong',
  advertising: 'advertising',
  other: 'in need of a look',
};

/**
 * What the facts speak for, and why. Simple on purpose: whoever decides must see through it. Null where they speak for nothing.
 */
export function suggestionOf({ kind, flagKinds, matched, removed, warnings }: SuggestionFacts): Suggestion | null {
  if (kind === 'submission' || kind === 'appeal') return null;
  const before = warnings > 0 ? counted(warnings, 'earlier warning', 'earlier warnings') : null;
  // A profile is not removed: there is a word with its owner, or nothing.
  const act: Decision = kind === 'scholar' || before ? 'remove-and-warn' : 'remove';
  const and = before ? ` ${before}.` : '';
  if (matched.length > 0) return { decision: act, reason: 'patient-data', why: `A patient could be recognised in it.${and}` };
  const [most] = flagKinds;
  if (!most) return null;
  if (most.count > 1)
    return { decision: act, reason: most.kind, why: `${counted(most.count, 'person', 'people')} found it ${words[most.kind]}.${and}` };
  if (flagKinds.length > 1 || before || removed > 0) return null;
  return {
    decision: 'keep',
    reason: 'within-guidelines',
    why: 'One person asked for a look, and nothing of this author was ever removed.',
  };
}
