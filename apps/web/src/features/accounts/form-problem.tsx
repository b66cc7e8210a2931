import { ProblemError } from '../../lib/api-client';
import { CopyId } from '../../ui/copy-id';
import { Notice } from '../../ui/notice';
import { problemWords } from '../../ui/problem-words';
import { SuspendedNotice } from './suspended-notice';

interface Props {
  error: unknown;
  /** Words of this form for a status, where the general ones would not help. */
  words?: Partial<Record<number, string>>;
}

/** Refusals whose reason the api alone knows, such as an address that is taken. */
const refusal = (error: unknown) => (error instanceof ProblemError && [403, 409].includes(error.status) ? error.problem.detail : undefined);

/** Why a form was not taken, where no single field is to blame. */
export function FormProblem({ error, words = {} }: Props) {
  if (!error) return null;
  if (error instanceof ProblemError && error.problem.suspension) return <SuspendedNotice suspension={error.problem.suspension} />;
  const status = error instanceof ProblemError ? error.status : -1;
  const own = words[status] ?? refusal(error);
  if (own) return <Notice tone="danger">{own}</Notice>;
  const { title, detail, requestId } = problemWords(error);
  return (
    <Notice tone="danger">
      <strong>{title}.</strong> {detail}
      {requestId && status >= 500 && <CopyId id={requestId} />}
    </Notice>
  );
}
