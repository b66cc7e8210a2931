import { PageHeader } from '../../ui/page-header';

export function NewThreadPage() {
  return <PageHeader title="New thread" />;
}
