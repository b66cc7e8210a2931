import { type ReactNode, useEffect, useState } from 'react';

/** Shows its children after 200 ms: what comes sooner should not flash. */
export function Delayed({ children, after = 200 }: { children: ReactNode; after?: number }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return due ? children : null;
}
