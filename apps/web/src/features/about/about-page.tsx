import { PageHeader } from '../../ui/page-header';

export function AboutPage() {
  return <PageHeader title="About" />;
}
