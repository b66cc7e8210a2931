import { PageHeader } from '../../ui/page-header';

export function NewScholarPage() {
  return <PageHeader title="Add a scholar" />;
}
