import { PageHeader } from '../../ui/page-header';

export function TodayPage() {
  return <PageHeader title="Today" />;
}
