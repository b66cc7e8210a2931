import { PageHeader } from '../../ui/page-header';

export function CohortPage() {
  return <PageHeader title="Cohort" />;
}
