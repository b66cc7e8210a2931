import { PageHeader } from '../../ui/page-header';

export function InvitationPage() {
  return <PageHeader title="Welcome" />;
}
