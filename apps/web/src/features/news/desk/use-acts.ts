import type { SubmissionView } from '@scholars-commons/shared/news';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../../lib/announce';
import { problemWords } from '../../../ui/problem-words';
import { staleOf } from '../stale';
import { whenWords } from '../submissions/state-words';
import type { Acts, SubmissionWriter } from '../submission-writer';
import { t } from './messages';

const UNDO_S = 60;

/** What was done, in words; null where nothing needs to be said. */
function doneWords(act: keyof Acts, view: SubmissionView): string | null {
  if (act === 'return' || act === 'decline') return t(`${act}.done`);
  if (act === 'publish') return t('published.announced', { seconds: UNDO_S });
  if (act === 'unpublish') return t(view.state === 'in-review' ? 'published.undone' : 'unpublish.done');
  if (act === 'approve' && view.publishAt && view.timeZone) return t('schedule.done', { when: whenWords(view.publishAt, view.timeZone) });
  return null;
}

/** What an editor does with a submission. One that somebody else acted on meanwhile is shown as it stands, and nothing is done to it. */
export function useActs(writer: SubmissionWriter, view: SubmissionView | undefined) {
  const [busy, setBusy] = useState<keyof Acts>();
  const [fault, setFault] = useState<string>();
  const [isStale, setStale] = useState(false);

  /** Throws what refused it; who meets a stale page finds the present one in the cache. */
  const act = async <A extends keyof Acts>(what: A, with_: Acts[A]): Promise<void> => {
    setBusy(what);
    setFault(undefined);
    setStale(false);
    try {
      const words = doneWords(what, await writer.act(what, with_));
      if (words) announce(words);
    } catch (error) {
      const present = staleOf(error);
      if (present) {
        writer.read(present);
        setStale(true);
      }
      throw error;
    } finally {
      setBusy(undefined);
    }
  };
  /** For a button: says a failure beside it. Answers whether it was done. */
  const press = async <A extends keyof Acts>(what: A, with_: Acts[A]): Promise<boolean> => {
    try {
      await act(what, with_);
      return true;
    } catch (error) {
      if (!staleOf(error)) setFault(t('failed', { why: problemWords(error).detail }));
      return false;
    }
  };

  // Looking at it is opening it: its submitter sees "In review". Once; who closes it and comes back does no more.
  const opened = useRef<string>(undefined);
  const openId = view?.can.open ? view.id : undefined;
  useEffect(() => {
    if (!openId || opened.current === openId || !view) return;
    opened.current = openId;
    writer.read(view);
    // Another editor may be quicker: then it is open, and nothing is to be said.
    writer.act('open', {}).catch((error: unknown) => {
      const present = staleOf(error);
      if (present) writer.read(present);
      else setFault(t('openFailed', { why: problemWords(error).title }));
    });
  }, [openId, view, writer]);

  return { busy, fault, isStale, act, press };
}
