import { LinkButton } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { urls } from '../lib/urls';
import { t } from './messages';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState
        title={t('notFound.detail')}
        action={
          <LinkButton {...urls.today()} kind="primary">
            {t('notFound.today')}
          </LinkButton>
        }
      />
    </>
  );
}
