import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { hasGrant, useViewer } from '../accounts';
import { AddScholarForm } from './add/add-scholar-form';
import { t } from './add/messages';

/** Where a registrar adds one scholar by hand. */
export function NewScholarPage() {
  const viewer = useViewer();
  const isRegistrar = hasGrant(viewer, 'registrar');
  return (
    <>
      <PageHeader title={t('title')} lead={isRegistrar && t('lead')} above={<Link {...urls.people()}>{t('up')}</Link>} />
      {isRegistrar ? (
        <AddScholarForm />
      ) : (
        <EmptyState title={t('refused.title')} action={<LinkButton {...urls.people()}>{t('up')}</LinkButton>}>
          {t('refused.detail')}
        </EmptyState>
      )}
    </>
  );
}
