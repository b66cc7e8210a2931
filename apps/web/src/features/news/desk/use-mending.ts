import { type ChangeSubmission, changeSubmission, type SubmissionView } from '@scholars-commons/shared/news';
import { useState } from 'react';
import type { Faults } from '../../../lib/autosave/form';
import { rebased, same } from '../../../lib/autosave/rebase';
import { faultsOf } from '../../../lib/faults';
import { STAY } from '../../../ui/form-dialog';
import { staleOf } from '../stale';
import { detailsChange } from '../submit/forms';

export type Mended = Omit<ChangeSubmission, 'version'>;

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

const seen = (view: SubmissionView) => ({ values: valuesOf(view), version: view.version });

/** Only what was changed: the rest stays as it stands there by now. */
function changeOf(base: Values, mine: Values): Mended {
  const all = { ...mine, ...detailsChange(mine) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !same(base[name as keyof Values], mine[name as keyof Values])));
}

/**
 * What an editor changes in a submission, begun on the version that stood there when the form was opened. What somebody else changed
 * meanwhile in other fields stays; where both changed the same field, saving is refused once, and the next press puts mine in its place.
 */
export function useMending(view: SubmissionView, onSave: (change: Mended, seen: number) => Promise<void>) {
  const [begun, setBegun] = useState(() => seen(view));
  const [values, setValues] = useState(begun.values);
  const [faults, setFaults] = useState<Faults>({});

  const save = async (): Promise<typeof STAY | void> => {
    let base = begun;
    let mine = values;
    const found = faultsOf(changeSubmission, { version: 1, ...mine, ...detailsChange(mine) });
    setFaults(found);
    if (Object.keys(found).length > 0) return STAY;
    while (!same(base.values, mine)) {
      try {
        return await onSave(changeOf(base.values, mine), base.version);
      } catch (error) {
        const present = staleOf(error);
        if (!present) throw error;
        const theirs = seen(present);
        const { values: merged, isContested } = rebased(base.values, mine, theirs.values);
        base = theirs;
        mine = merged;
        setBegun(base);
        setValues(mine);
        if (isContested) throw error;
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
