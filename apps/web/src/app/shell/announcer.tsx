import { useEffect, useState } from 'react';
import { onAnnounce } from '../../lib/announce';

/** The polite live region: says what `announce()` is given. */
export function Announcer() {
  const [said, setSaid] = useState({ words: '', turn: 0 });
  useEffect(() => onAnnounce((words) => setSaid(({ turn }) => ({ words, turn: turn + 1 }))), []);
  // A no-break space more on every other turn: the same words twice are read out twice.
  return (
    <div className="visually-hidden" role="log" aria-live="polite" aria-relevant="additions text">
      {said.words + (said.turn % 2 ? '\u00a0' : '')}
    </div>
  );
}
