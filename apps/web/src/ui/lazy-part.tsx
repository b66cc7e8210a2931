import { type ComponentType, createContext, lazy, Suspense, useContext, useEffect, useState } from 'react';
import { loadPart, OutdatedError } from '../lib/load-part';
import { Dialog } from './dialog';
import { t } from './messages';
import { ProblemState } from './problem-state';

type Importer<P> = () => Promise<ComponentType<P>>;

/** Asks for a part that did not come once more. */
const AskAgain = createContext<() => void>(() => {});

/** What stands in place of a part that did not come; in a dialog where it would have been one. */
function Missing({ error, onClose }: { error: unknown; onClose: (() => void) | undefined }) {
  const askAgain = useContext(AskAgain);
  const state = <ProblemState error={error} onRetry={() => (error instanceof OutdatedError ? window.location.reload() : askAgain())} />;
  if (!onClose) return state;
  return (
    <Dialog open title={t('part.failed')} onClose={onClose}>
      {state}
    </Dialog>
  );
}

/** Props that only a dialog has. */
const closeOf = (props: object) => ('onClose' in props && typeof props.onClose === 'function' ? (props.onClose as () => void) : undefined);

/**
 * A part of a page that is loaded when it is first shown, inside of a `Suspense`. React's own `lazy` would take the whole page away when
 * the part does not come, and never ask for it again; this one says so in its place (a dialog in a dialog), and asks again.
 */
export function lazyPart<P extends object>(importer: Importer<P>): ComponentType<P> {
  const ask = () => {
    const wish = {
      isRefused: false,
      Part: lazy(async (): Promise<{ default: ComponentType<P> }> => {
        try {
          return { default: await loadPart(importer) };
        } catch (error) {
          wish.isRefused = true;
          return { default: (props) => <Missing error={error} onClose={closeOf(props)} /> };
        }
      }),
    };
    return wish;
  };
  let latest = ask();
  const askAnew = () => {
    if (latest.isRefused) latest = ask();
    return latest;
  };
  return function LazyPart(props: P) {
    const [{ Part }, setWish] = useState(() => latest);
    // Whoever opens it the next time begins anew.
    useEffect(() => () => void askAnew(), []);
    return (
      <AskAgain value={() => setWish(askAnew())}>
        <Part {...props} />
      </AskAgain>
    );
  };
}

/** The same for a dialog: nothing stands in its place until it comes. */
export function lazyDialog<P extends { onClose: () => void }>(importer: Importer<P>): ComponentType<P> {
  const Part = lazyPart(importer);
  return function LazyDialog(props: P) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
