import { PageHeader } from '../../ui/page-header';

export function NotificationsPage() {
  return <PageHeader title="Notifications" />;
}
