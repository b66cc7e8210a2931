import { Button as MantineButton } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import { type ComponentPropsWithRef, forwardRef, type MouseEvent, type ReactNode } from 'react';

/** `primary`: the one thing to do here. `live`: something new has arrived. `quiet`: no frame. */
export type ButtonKind = 'primary' | 'default' | 'quiet' | 'live' | 'danger';

interface Look {
  kind?: ButtonKind;
  size?: 'small' | 'medium';
  icon?: ReactNode;
}

interface Props extends Look, Omit<ComponentPropsWithRef<'button'>, 'style' | 'color'> {
  /** Work is under way: it cannot be pressed again, and says so. It keeps the focus, which a browser takes from a button that is disabled. */
  busy?: boolean;
}

const sizes = { small: 'xs', medium: 'sm' } as const;

/** Nor does it send its form. */
const ignore = (event: MouseEvent) => event.preventDefault();

export function Button({ kind = 'default', size = 'medium', icon, busy = false, type = 'button', disabled, onClick, ...rest }: Props) {
  return (
    <MantineButton
      {...rest}
      variant={kind}
      size={sizes[size]}
      leftSection={icon}
      loading={busy}
      disabled={disabled}
      onClick={busy ? ignore : onClick}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      renderRoot={(props: ComponentPropsWithRef<'button'>) => <button {...props} type={type} disabled={disabled} />}
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
