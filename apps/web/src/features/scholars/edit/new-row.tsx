import { type FormEvent, useEffect, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { announce } from '../../../lib/announce';
import { fieldsIn } from '../../../lib/autosave/beginning';
import { same } from '../../../lib/autosave/rebase';
import { ProblemError } from '../../../lib/api-client';
import { focusFault } from '../../../lib/focus-fault';
import { drafts } from '../../../lib/drafts';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { problemWords } from '../../../ui/problem-words';
import { draftPlace } from './draft-notice';
import { useEditor } from './editing';
import css from './form.module.css';
import { t } from './form-messages';
import { versionIn } from './profile-writer';
import type { RowKind } from './rows';
import type { Faults } from '../../../lib/autosave/form';

interface Props<R extends { id: string }, V extends object> {
  kind: RowKind<R, V>;
  onDone: () => void;
}

/** A row that is not there yet: it is added by a press; what is typed is kept on this device until then. */
export function NewRow<R extends { id: string }, V extends object>({ kind, onDone }: Props<R, V>) {
  const { view, writer } = useEditor();
  const place = draftPlace(view.id, kind.block, 'new');
  const [draft] = useState(() => drafts.held(place));
  // Made once: a retry after a lost answer is the same row, also in another visit.
  const [id] = useState(() => draft?.extra?.id ?? newId());
  const [values, setValues] = useState(() => fieldsIn(draft?.text, kind.empty(view)) ?? kind.empty(view));
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  // Whether an earlier try may have arrived, with what was typed then.
  const isRetry = useRef(draft?.extra?.id !== undefined);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);

  const change = (part: Partial<V>) => {
    const next = { ...values, ...part };
    setValues(next);
    setFaults({});
    void drafts.save(place, JSON.stringify(next), { id });
  };
  const refuse = (found: Faults) => focusFault(form, () => setFaults(found));
  const leave = async () => {
    await drafts.remove(place);
    onDone();
  };
  const add = async () => {
    const found = kind.check(values, true);
    if (Object.keys(found).length > 0) return refuse(found);
    setBusy(true);
    setProblem(undefined);
    try {
      await drafts.save(place, JSON.stringify(values), { id });
      const next = await writer.addRow(kind.block, { ...kind.newOf(values), id });
      const row = kind.rowsOf(next).find((one) => one.id === id);
      if (row && isRetry.current && !same(kind.valuesOf(row), values)) {
        await writer.changeRow(kind.block, id, kind.changeOf(values), versionIn(next, kind.block));
      }
      if (row) announce(t('row.added', { row: kind.wordsOf(row) }));
      await leave();
    } catch (error) {
      isRetry.current = true;
      setProblem(error);
      if (error instanceof ProblemError) refuse(error.pointers);
      setBusy(false);
    }
  };
  const words = problem ? problemWords(problem) : undefined;
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void add();
      }}
    >
      {kind.fields({ values, faults, change, isNew: true })}
      {words && <Notice tone="danger">{`${words.title}. ${words.detail}`}</Notice>}
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={busy}>
          {t('row.add')}
        </Button>
        <Button onClick={() => void leave()}>{t('row.cancel')}</Button>
      </div>
    </form>
  );
}
