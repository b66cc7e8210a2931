import { useDisplay } from '../../../lib/display';
import { rich } from '../../../lib/rich-text';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { t } from './messages';

/** Before anything was searched for: how it works. */
export function BeforeSearch() {
  const { singleKeyShortcuts } = useDisplay();
  return (
    <EmptyState title={t('start.title')}>
      <p>{t('start.words')}</p>
      {singleKeyShortcuts && <p>{rich(t('start.key'), { key: (words) => <kbd>{words}</kbd> })}</p>}
    </EmptyState>
  );
}

interface Props {
  q: string;
  /** Whether the search was narrowed to a space or a writer. */
  isNarrow: boolean;
  hasWords: boolean;
  gaveUp: boolean;
  onEverywhere: () => void;
}

/** Why nothing is there, and what to try. */
export function NothingFound({ q, isNarrow, hasWords, gaveUp, onEverywhere }: Props) {
  if (!hasWords) return <EmptyState title={t('nothing.title')}>{t('nothing.words')}</EmptyState>;
  if (gaveUp) return <EmptyState title={t('gaveUp.nothing.title')}>{t('gaveUp.nothing.words')}</EmptyState>;
  return (
    <EmptyState title={t('none.title', { q })} action={isNarrow && <Button onClick={onEverywhere}>{t('none.everywhere')}</Button>}>
      {t(isNarrow ? 'none.narrow' : 'none.words')}
    </EmptyState>
  );
}
