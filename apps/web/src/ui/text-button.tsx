import type { ComponentPropsWithRef } from 'react';
import css from './text-button.module.css';

/** A press inside running text or at the end of a list: "Show 12 more". Looks like a link, does something here. */
export function TextButton({ className, type = 'button', ...rest }: ComponentPropsWithRef<'button'>) {
  return <button {...rest} type={type} className={className ? `${css.button} ${className}` : css.button} />;
}
