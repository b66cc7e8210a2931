import { Button as MantineButton } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import { type ComponentPropsWithRef, forwardRef, type ReactNode } from 'react';

/** `primary`: the one thing to do here. `live`: something new has arrived. `quiet`: no frame. */
export type ButtonKind = 'primary' | 'default' | 'quiet' | 'live' | 'danger';

interface Look {
  kind?: ButtonKind;
  size?: 'small' | 'medium';
  icon?: ReactNode;
}

interface Props extends Look, Omit<ComponentPropsWithRef<'button'>, 'style' | 'color'> {
  /** Work is under way: it cannot be pressed again, and says so. */
  busy?: boolean;
}

const sizes = { small: 'xs', medium: 'sm' } as const;

export function Button({ kind = 'default', size = 'medium', icon, busy = false, type = 'button', ...rest }: Props) {
  return (
    <MantineButton
      {...rest}
      type={type}
      variant={kind}
      size={sizes[size]}
      leftSection={icon}
      loading={busy}
      aria-busy={busy || undefined}
    />
  );
}

const Anchor = forwardRef<HTMLAnchorElement, Look & Omit<ComponentPropsWithRef<'a'>, 'style' | 'color'>>(
  ({ kind = 'default', size = 'medium', icon, ...rest }, ref) => (
    <MantineButton {...rest} component="a" ref={ref} variant={kind} size={sizes[size]} leftSection={icon} />
  ),
);
Anchor.displayName = 'ButtonAnchor';

const RoutedAnchor = createLink(Anchor);

/** A place to go that looks like a button: `<LinkButton {...urls.newThread()} kind="primary">`. */
export const LinkButton: LinkComponent<typeof Anchor> = (props) => <RoutedAnchor preload="intent" {...props} />;
