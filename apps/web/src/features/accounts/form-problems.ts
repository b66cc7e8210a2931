import type { FieldError, FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { ProblemError } from '../../lib/api-client';

/** Puts what the api says of fields beside them; gives the failure back where no field of the form stands for it. */
export function placeProblems<V extends FieldValues>(form: UseFormReturn<V>, error: unknown): unknown {
  const pointers = error instanceof ProblemError ? Object.entries(error.pointers) : [];
  const fields = Object.keys(form.getValues());
  const own = pointers.filter(([pointer]) => fields.includes(pointer.slice(1)));
  for (const [index, [pointer, message]] of own.entries()) {
    // The pointer is one of the form's own names, as just looked up.
    form.setError(pointer.slice(1) as Path<V>, { type: 'server', message }, { shouldFocus: index === 0 });
  }
  return own.length > 0 && own.length === pointers.length ? null : error;
}

/** The words beside a field: the api's own where it refused the value, else ours. */
export function fieldWords(error: FieldError | undefined, ours: string): string | undefined {
  if (!error) return undefined;
  return error.type === 'server' && error.message ? error.message : ours;
}
