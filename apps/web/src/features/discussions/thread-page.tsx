import { PageHeader } from '../../ui/page-header';

export function ThreadPage() {
  return <PageHeader title="Thread" />;
}
