import { PageHeader } from '../../ui/page-header';

export function InstitutionsPage() {
  return <PageHeader title="Institutions" />;
}
