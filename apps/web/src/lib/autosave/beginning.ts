import { type Draft, drafts } from '../drafts';
import { rebased, same } from './rebase';

/** What a form begins with. */
export interface Beginning<V> {
  values: V;
  /** An edit of before changed what somebody else has changed since. */
  isContested: boolean;
  /** An edit of before that is saved, whole: only its answer was lost. */
  hasArrived: boolean;
}

function objectIn(text: string | undefined): object | undefined {
  try {
    const read: unknown = text && JSON.parse(text);
    return read && typeof read === 'object' ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The fields of this form that stand in a text; an older page may have kept others. */
function fieldsIn<V extends object>(text: string | undefined, form: V): Partial<V> {
  const read = objectIn(text) ?? {};
  return Object.fromEntries(Object.entries(read).filter(([name]) => name in form)) as Partial<V>;
}

/** Whether the edit can be shown here as it was written. */
const isWhole = (draft: Draft, form: object) => {
  const read = objectIn(draft.text);
  return read !== undefined && Object.keys(read).every((name) => name in form);
};

/** An edit that this tab holds and that is not saved (typed here before, or taken up from an earlier visit), else what is saved. */
export function beginningOf<V extends object>(place: string, saved: V): Beginning<V> {
  const draft = drafts.held(place);
  if (!draft) return { values: saved, isContested: false, hasArrived: false };
  const base = { ...saved, ...fieldsIn(draft.extra?.base, saved) };
  const { values, isContested } = rebased(base, { ...base, ...fieldsIn(draft.text, saved) }, saved);
  return { values, isContested, hasArrived: same(values, saved) && isWhole(draft, saved) };
}

/** Keeps an edit on this device, with what it was begun on. */
export const keepEdit = <V extends object>(place: string, values: V, base: V): Promise<void> =>
  drafts.save(place, JSON.stringify(values), { base: JSON.stringify(base) });
