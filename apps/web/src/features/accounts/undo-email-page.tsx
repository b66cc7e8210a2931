import { PageHeader } from '../../ui/page-header';

export function UndoEmailPage() {
  return <PageHeader title="Undo" />;
}
