import { PageHeader } from '../../ui/page-header';

export function RequestResetPage() {
  return <PageHeader title="Reset" />;
}
