import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { urls } from '../../lib/urls';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemState } from '../../ui/problem-state';
import { Skeleton } from '../../ui/skeleton';
import { AuditFilters } from './audit-filters';
import { auditQueries } from './audit.queries';
import { ExportDialog } from './export-dialog';
import { AuditTable } from './audit-table';
import css from './audit.module.css';
import { t } from './messages';

/** `/desk/audit`: who did what, for admins. The filters stand in the address. */
export function AuditPage() {
  const search = useSearch({ from: '/inside/desk/audit' });
  const navigate = useNavigate();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(auditQueries.list(search));
  const [isExporting, setExporting] = useState(false);
  const rows = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={rows && rows.length > 0 && <Button onClick={() => setExporting(true)}>{t('export')}</Button>}
      />
      <AuditFilters search={search} onSearch={(next) => void navigate({ ...urls.audit(next), replace: true, resetScroll: false })} />
      {error && !rows && <ProblemState error={error} onRetry={() => refetch()} />}
      {!rows && !error && <Skeleton lines={8} label={t('loading')} />}
      {rows?.length === 0 && <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>}
      {rows && rows.length > 0 && <AuditTable rows={rows} />}
      {isExporting && <ExportDialog search={search} onClose={() => setExporting(false)} />}
      {hasNextPage && (
        <div className={css.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}
