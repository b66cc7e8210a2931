import { PageHeader } from '../../ui/page-header';

export function DraftsPage() {
  return <PageHeader title="Drafts" />;
}
