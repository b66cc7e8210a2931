import { type ChangeSubmission, changeSubmission, type SubmissionView } from '@scholars-commons/shared/news';
import { useState } from 'react';
import type { Faults } from '../../../lib/autosave/form';
import { rebased, same } from '../../../lib/autosave/rebase';
import { faultsOf } from '../../../lib/faults';
import { useOpen } from '../../../lib/use-open';
import { STAY } from '../../../ui/form-dialog';
import { staleOf } from '../stale';
import { detailsChange } from '../submit/forms';

export type Mended = Omit<ChangeSubmission, 'version'>;

/** Somebody else was quicker, and the editor must know before anything of his is saved. */
export class Met extends Error {
  /** @param how both changed the same field; it became public; or it is not to be changed any more */
  constructor(readonly how: 'contested' | 'public' | 'over') {
    super(how);
  }
}

const valuesOf = ({ kind, title, text, date, link, picture, people }: SubmissionView) => ({
  kind,
  title,
  text,
  date: date ?? '',
  link: link ?? '',
  pictureAlt: picture?.alt ?? '',
  pictureIsDecorative: picture?.isDecorative ?? false,
  people: people.map(({ scholar }) => scholar.id),
});
type Values = ReturnType<typeof valuesOf>;

const isPublic = ({ state }: SubmissionView) => state === 'published';
const seen = (view: SubmissionView) => ({ values: valuesOf(view), version: view.version, isPublic: isPublic(view) });
type Seen = ReturnType<typeof seen>;

/** Only what was changed: the rest stays as it stands there by now. */
function changeOf(base: Values, mine: Values): Mended {
  const all = { ...mine, ...detailsChange(mine) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !same(base[name as keyof Values], mine[name as keyof Values])));
}

/** Mine on top of what stands there by now. A picture that is gone takes its words with it. */
function onto(present: SubmissionView, base: Values, mine: Values) {
  const { pictureAlt, pictureIsDecorative } = base;
  return rebased(base, present.picture ? mine : { ...mine, pictureAlt, pictureIsDecorative }, valuesOf(present));
}

function howMet(base: Seen, present: SubmissionView, isContested: boolean): Met['how'] | undefined {
  if (!present.can.edit) return 'over';
  if (isPublic(present) && !base.isPublic) return 'public';
  return isContested ? 'contested' : undefined;
}

/**
 * What an editor changes in a submission, begun on the version that stood there when the form was opened. What somebody else changed
 * meanwhile in other fields stays; where both changed the same field, or it became public, saving is refused once, and the next press does it.
 */
export function useMending(view: SubmissionView, onSave: (change: Mended, seen: number) => Promise<void>) {
  const [begun, setBegun] = useState(() => seen(view));
  const [values, setValues] = useState(begun.values);
  const [faults, setFaults] = useState<Faults>({});
  const isOpen = useOpen();

  const save = async (): Promise<typeof STAY | void> => {
    let base = begun;
    let mine = values;
    const found = faultsOf(changeSubmission, { version: 1, ...mine, ...detailsChange(mine) });
    setFaults(found);
    if (Object.keys(found).length > 0) return STAY;
    while (!same(base.values, mine)) {
      try {
        await onSave(changeOf(base.values, mine), base.version);
        return isOpen.current ? undefined : STAY;
      } catch (error) {
        const present = staleOf(error);
        if (!present) throw error;
        // Whoever has closed the form waits for nothing more of it.
        if (!isOpen.current) return STAY;
        const from = base;
        const { values: merged, isContested } = onto(present, from.values, mine);
        mine = merged;
        base = seen(present);
        setBegun(base);
        // What was typed while it was sent stays.
        setValues((held) => onto(present, from.values, held).values);
        const how = howMet(from, present, isContested);
        if (how) throw new Met(how);
      }
    }
  };

  return {
    values,
    faults,
    setFaults,
    change: (part: Partial<Values>) => {
      setValues((held) => ({ ...held, ...part }));
      setFaults({});
    },
    save,
  };
}
