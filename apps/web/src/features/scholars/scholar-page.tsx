import { PageHeader } from '../../ui/page-header';

export function ScholarPage() {
  return <PageHeader title="Scholar" />;
}
