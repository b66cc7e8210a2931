import { PageHeader } from '../../ui/page-header';

export function WelcomePage() {
  return <PageHeader title="Welcome" />;
}
