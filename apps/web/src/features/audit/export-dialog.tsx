import type { ExportAudit } from '@scholars-commons/shared/audit';
import { type FormEvent, useId, useState } from 'react';
import { announce } from '../../lib/announce';
import { api, ProblemError } from '../../lib/api-client';
import { saveFile } from '../../lib/save-file';
import type { AuditSearch } from '../../lib/urls';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextAreaField } from '../../ui/field';
import { problemWords } from '../../ui/problem-words';
import css from './audit.module.css';
import { t } from './messages';

const SHORTEST = 3;
const LONGEST = 500;

/** What the filters show, as a file; why it is taken out goes on record. */
export function ExportDialog({ search, onClose }: { search: AuditSearch; onClose: () => void }) {
  const form = useId();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const words = reason.trim().replace(/\s*\n\s*/g, ' ');
    if (words.length < SHORTEST) return setFault(t('export.reason.short'));
    setBusy(true);
    setFault(undefined);
    const { name: _shownOnly, ...wanted } = search;
    try {
      const asked: ExportAudit = { ...wanted, reason: words };
      saveFile(await api.file('/api/audit/exports', asked), t('export.file', { date: new Date().toJSON().slice(0, 10) }));
      announce(t('export.done'));
      onClose();
    } catch (error) {
      setFault((error instanceof ProblemError && error.pointers['/reason']) || problemWords(error).detail);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.title')}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>{t('export.cancel')}</Button>
          <Button type="submit" form={form} kind="primary" busy={isBusy}>
            {t('export.do')}
          </Button>
        </>
      }
    >
      <p>{t('export.words')}</p>
      <form id={form} className={css.form} onSubmit={(event) => void handleSubmit(event)}>
        <TextAreaField
          label={t('export.reason')}
          hint={t('export.reason.hint')}
          error={fault}
          rows={2}
          maxLength={LONGEST}
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
