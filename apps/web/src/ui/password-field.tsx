import { PasswordInput } from '@mantine/core';
import { type ComponentPropsWithRef, useState } from 'react';
import { type FieldWords, fieldProps } from './field';
import { t } from './messages';

type Input = Omit<ComponentPropsWithRef<'input'>, 'size' | 'style' | 'color'>;

/** A password with an eye; paste and password managers are welcome. */
export function PasswordField({ label, hint, error, optional, ...rest }: FieldWords & Input) {
  const [isShown, setShown] = useState(false);
  return (
    <PasswordInput
      {...rest}
      aria-invalid={Boolean(error)}
      {...fieldProps({ label, hint, error, optional: optional ?? false })}
      visible={isShown}
      onVisibilityChange={setShown}
      visibilityToggleButtonProps={{ 'aria-label': t(isShown ? 'field.hidePassword' : 'field.showPassword'), tabIndex: 0 }}
    />
  );
}
