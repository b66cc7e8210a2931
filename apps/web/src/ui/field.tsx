import { Textarea, TextInput } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import css from './field.module.css';
import { t } from './messages';

export interface FieldWords {
  label: string;
  /** Below the label: how it is meant, who sees it. */
  hint?: ReactNode;
  /** What is wrong with the value, in a sentence. */
  error?: string | undefined;
  /** Says "optional" beside the label; the others are not starred. */
  optional?: boolean;
}

/** Mantine takes the words apart in the same way for every kind of field. */
export const fieldProps = ({ label, hint, error, optional }: FieldWords) => ({
  label: optional ? (
    <>
      {label} <span className={css.optional}>({t('field.optional')})</span>
    </>
  ) : (
    label
  ),
  description: hint,
  error: error ?? null,
  classNames: { root: css.field, label: css.label, description: css.hint, error: css.error, input: css.input },
});

type Input = Omit<ComponentPropsWithRef<'input'>, 'size' | 'style' | 'color'>;
type Area = Omit<ComponentPropsWithRef<'textarea'>, 'style' | 'color'>;

/** One line of text with its label; paste is always allowed. */
export function TextField({ label, hint, error, optional, ...rest }: FieldWords & Input) {
  return <TextInput {...rest} {...fieldProps({ label, hint, error, optional: optional ?? false })} />;
}

/** Several lines; grows with what is written. */
export function TextAreaField({ label, hint, error, optional, ...rest }: FieldWords & Area) {
  return <Textarea {...rest} autosize minRows={rest.rows ?? 3} {...fieldProps({ label, hint, error, optional: optional ?? false })} />;
}
