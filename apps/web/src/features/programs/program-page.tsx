import { PageHeader } from '../../ui/page-header';

export function ProgramPage() {
  return <PageHeader title="Program" />;
}
