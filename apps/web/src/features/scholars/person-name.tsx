import type { ReactNode } from 'react';

interface Props {
  /** The name, perhaps with marked parts. */
  children: ReactNode;
  credentials?: string | null;
  className?: string;
}

/** A name and its credentials, each in its own direction, so that names of two scripts do not jump in one list. */
export function PersonName({ children, credentials, className }: Props) {
  return (
    <>
      <bdi>{children}</bdi>
      {credentials && (
        <span className={className}>
          , <bdi>{credentials}</bdi>
        </span>
      )}
    </>
  );
}
