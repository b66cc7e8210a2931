import { PageHeader } from '../../ui/page-header';

export function SessionsPage() {
  return <PageHeader title="Sessions" />;
}
