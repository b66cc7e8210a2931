import { PageHeader } from '../../ui/page-header';

export function ConfirmEmailPage() {
  return <PageHeader title="Confirm" />;
}
