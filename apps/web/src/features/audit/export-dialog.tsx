import type { ExportAudit } from '@scholars-commons/shared/audit';
import { announce } from '../../lib/announce';
import { api } from '../../lib/api-client';
import { saveFile } from '../../lib/save-file';
import type { AuditSearch } from '../../lib/urls';
import { FormDialog, STAY } from '../../ui/form-dialog';
import { ReasonField } from '../../ui/reason-field';
import { useReason } from '../../ui/use-reason';
import { t } from './messages';

/** What the filters show, as a file; why it is taken out goes on record. */
export function ExportDialog({ search, onClose }: { search: AuditSearch; onClose: () => void }) {
  const { reason, take, wordsOf } = useReason();
  const handleSubmit = async () => {
    const why = take();
    if (why === null) return STAY;
    const { name: _shownOnly, ...wanted } = search;
    const asked: ExportAudit = { ...wanted, reason: why };
    saveFile(await api.file('/api/audit/exports', asked), t('export.file', { date: new Date().toJSON().slice(0, 10) }));
    announce(t('export.done'));
    return undefined;
  };
  return (
    <FormDialog
      title={t('export.title')}
      act={t('export.do')}
      lead={<p>{t('export.words')}</p>}
      onSubmit={handleSubmit}
      wordsOf={wordsOf}
      onClose={onClose}
    >
      <ReasonField reason={reason} label={t('export.reason')} hint={t('export.reason.hint')} />
    </FormDialog>
  );
}
