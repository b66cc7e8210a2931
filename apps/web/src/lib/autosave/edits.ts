import { type Draft, drafts } from '../drafts';
import { Edit } from './edit';

const edits = new Map<string, unknown>();

// What one person typed is not for the next at this device.
drafts.onForgotten(() => {
  for (const place of edits.keys()) editUnderWay(place)?.abandon();
  edits.clear();
});

/** The edit of a place: the one that is under way, or a new one. @param saved the values as they are saved now, in this version */
export function editAt<V extends object, W>(place: string, saved: V, version: number): Edit<V, W> {
  // A place belongs to one form, and so to one shape.
  const known = edits.get(place) as Edit<V, W> | undefined;
  if (known) return known;
  const edit = new Edit<V, W>(place, saved, version);
  edits.set(place, edit);
  return edit;
}

/** The edit of a place, if one is under way. */
export const editUnderWay = (place: string) => edits.get(place) as Edit<object, unknown> | undefined;

/** A form shows it. */
export function holdEdit<V extends object, W>(edit: Edit<V, W>): void {
  edits.set(edit.place, edit);
}

/** Nobody looks at it any more: kept only while something of it is left to be saved. */
export function leaveEdit(place: string): void {
  if (editUnderWay(place)?.isOver) edits.delete(place);
}

/**
 * Takes up edits of an earlier visit, on top of what is saved by now; what is typed here at the same place is saved first.
 * @returns those that could not be taken up, as what is typed there cannot be saved
 */
export async function restoreEdits(found: ReadonlyMap<string, Draft>): Promise<Map<string, Draft>> {
  const left = new Map<string, Draft>();
  for (const [place, draft] of found) {
    const edit = editUnderWay(place);
    // What it holds already is this very edit.
    if (!edit?.isSaved && drafts.held(place)?.text === draft.text) continue;
    await edit?.flush();
    if (edit ? !edit.isSaved : drafts.held(place)) left.set(place, draft);
    else {
      drafts.takeUp([[place, draft]]);
      edit?.takeUp();
    }
  }
  return left;
}

/** Lets edits of an earlier visit go; what was typed since stays. */
export async function discardEdits(found: ReadonlyMap<string, Draft>): Promise<void> {
  for (const [place, draft] of found) {
    if ((await drafts.get(place))?.text !== draft.text) continue;
    await editUnderWay(place)?.discard();
    await drafts.remove(place);
  }
}
