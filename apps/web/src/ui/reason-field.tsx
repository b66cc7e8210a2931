import { TextAreaField } from './field';
import { t } from './messages';
import type { Reason } from './use-reason';

const LONGEST = 500;

/** Why: two lines that somebody else reads. See `useReason`. */
export function ReasonField({ reason: { text, error, setText }, label, hint }: { reason: Reason; label?: string; hint: string }) {
  return (
    <TextAreaField
      label={label ?? t('reason.label')}
      hint={hint}
      error={error}
      rows={2}
      maxLength={LONGEST}
      dir="auto"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
