import { PageHeader } from '../../ui/page-header';

export function ResetPage() {
  return <PageHeader title="Reset" />;
}
