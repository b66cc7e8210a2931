import { PageHeader } from '../../ui/page-header';

export function SpacePage() {
  return <PageHeader title="Space" />;
}
