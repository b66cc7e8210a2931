import type { ReviewRow } from '@scholars-commons/shared/review';
import { useState } from 'react';

/** Cases picked for one decision. What has left the list is not picked any more. */
export function useSelection(rows: readonly ReviewRow[]) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [from, setFrom] = useState<string>();
  const selected: ReadonlySet<string> = new Set(picked.filter((id) => rows.some((row) => row.id === id)));
  const toggle = (id: string) => {
    setFrom(id);
    setPicked(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id]);
  };
  /** From the one picked last to this one, both included. */
  const toggleUpTo = (id: string) => {
    const ends = [from ?? id, id].map((one) => rows.findIndex((row) => row.id === one));
    const range = rows.slice(Math.min(...ends), Math.max(...ends) + 1).map((row) => row.id);
    setPicked([...new Set([...selected, ...range])]);
  };
  const drop = (gone: ReadonlySet<string>) => setPicked((ids) => ids.filter((id) => !gone.has(id)));
  return { selected, toggle, toggleUpTo, drop };
}
