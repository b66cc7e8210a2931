import { NativeSelect } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { type FieldWords, fieldProps } from './field';

interface Option {
  value: string;
  label: string;
}

type Select = Omit<ComponentPropsWithRef<'select'>, 'size' | 'style' | 'color'>;

/** One of a few; the browser's own list, which every device knows how to work. */
export function SelectField({ label, hint, error, optional, options, ...rest }: FieldWords & Select & { options: readonly Option[] }) {
  return <NativeSelect {...rest} data={[...options]} {...fieldProps({ label, hint, error, optional: optional ?? false })} />;
}
