import { type Draft, drafts } from '../drafts';
import { rebased, same } from './rebase';

/** What an edit begins with. */
interface Beginning<V> {
  values: V;
  /** What it was begun on. */
  base: V;
  /** What was sent of it and never answered. */
  unanswered: V | undefined;
  /** It changed what somebody else has changed since. */
  isContested: boolean;
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
export function fieldsIn<V extends object>(text: string | undefined, form: V): V | undefined {
  const read = objectIn(text);
  return read && { ...form, ...Object.fromEntries(Object.entries(read).filter(([name]) => name in form)) };
}

/** An edit that this tab holds and that is not saved (typed here before, or taken up from an earlier visit), on top of what is saved. */
export function beginningOf<V extends object>(place: string, saved: V): Beginning<V> | undefined {
  const draft = drafts.held(place);
  if (!draft) return undefined;
  const base = fieldsIn(draft.extra?.base, saved) ?? saved;
  const mine = fieldsIn(draft.text, base) ?? base;
  const unanswered = fieldsIn(draft.extra?.unanswered, base);
  // What was sent had arrived, and what was typed since goes on top of it.
  if (unanswered && same(unanswered, saved)) return { values: mine, base: saved, unanswered: undefined, isContested: false };
  const { values, isContested } = rebased(base, mine, saved);
  // While somebody must choose, the edit keeps what it was begun on.
  if (isContested) return { values: mine, base, unanswered, isContested };
  return { values, base: saved, unanswered, isContested };
}

/** Whether an edit is what is saved already, whole. */
export function hasArrived(draft: Draft | undefined, saved: object): boolean {
  const read = objectIn(draft?.text);
  return read !== undefined && Object.keys(read).every((name) => name in saved) && same({ ...saved, ...read }, saved);
}

/** Keeps an edit on this device, with what it was begun on. */
export function keepEdit<V extends object>(place: string, edit: { values: V; base: V; unanswered: V | undefined }): Promise<void> {
  const { values, base, unanswered } = edit;
  const extra = { base: JSON.stringify(base), ...(unanswered && { unanswered: JSON.stringify(unanswered) }) };
  return drafts.save(place, JSON.stringify(values), extra);
}
