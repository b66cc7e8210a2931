import { PageHeader } from '../../ui/page-header';

export function SpacesPage() {
  return <PageHeader title="Discussions" />;
}
