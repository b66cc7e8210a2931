import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import css from './card.module.css';

type As = 'div' | 'section' | 'article' | 'li' | 'aside' | 'form';

interface Props extends Omit<ComponentPropsWithoutRef<'div'>, 'title'> {
  as?: As;
  /** A heading inside, which also names the section. */
  title?: string;
  /** Level of that heading. */
  level?: 2 | 3;
  /** Beside the heading: a link, a count, an eye. */
  aside?: ReactNode;
}

/** A sheet of paper on the page. With a title it is a region named by it. */
export function Card({ as = 'section', title, level = 2, aside, children, className, ...rest }: Props) {
  const Element = as as 'div';
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <Element className={className ? `${css.card} ${className}` : css.card} {...(title ? { 'aria-label': title } : {})} {...rest}>
      {title && (
        <div className={css.head}>
          <Heading className={css.title}>{title}</Heading>
          {aside}
        </div>
      )}
      {children}
    </Element>
  );
}
