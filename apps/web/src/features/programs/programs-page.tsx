import { PageHeader } from '../../ui/page-header';

export function ProgramsPage() {
  return <PageHeader title="Programs" />;
}
