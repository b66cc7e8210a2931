import { PageHeader } from '../../ui/page-header';

export function InstitutionPage() {
  return <PageHeader title="Institution" />;
}
