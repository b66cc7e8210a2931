import { PageHeader } from '../../ui/page-header';

export function LinkPage() {
  return <PageHeader title="Sign in" />;
}
