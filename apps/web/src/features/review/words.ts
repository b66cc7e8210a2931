import type { Decision, ReviewKind, ReviewOutcome } from '@scholars-commons/shared/review';
import { relativeTime } from '../../lib/dates';
import { t } from './messages';

/** On a profile nothing is removed: what removes elsewhere is only a warning there. */
const named = (kind: ReviewKind, decision: ReviewOutcome['decision']) =>
  kind === 'scholar' && decision === 'remove-and-warn' ? 'warn' : decision;

/** "Remove and warn": what a decision is called before it is made. */
export const decisionWord = (kind: ReviewKind, decision: Decision): string => {
  const name = named(kind, decision) as Decision | 'warn';
  return t(`decision.${name}`);
};

/** "Removed, with a warning": and after. */
export const outcomeWord = (kind: ReviewKind, decision: ReviewOutcome['decision']): string => t(`outcome.${named(kind, decision)}`);

/** "Removed by Lee, 3 minutes ago". */
export const outcomeLine = (kind: ReviewKind, { decision, byName, at }: ReviewOutcome): string => {
  const outcome = outcomeWord(kind, decision);
  const when = relativeTime(at);
  return byName ? t('outcome.by', { outcome, name: byName, when }) : t('outcome.itself', { outcome, when });
};
