import type { ScholarCard as Card } from '@scholars-commons/shared/scholars';
import { useEffect, useRef } from 'react';
import { announce } from '../../../lib/announce';
import { count } from '../../../lib/numbers';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { ScholarCard } from '../scholar-card';
import { t } from './messages';
import css from './results.module.css';

interface Props {
  people: readonly Card[];
  total: number | undefined;
  searched: string;
  isOld: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  moreFailed: boolean;
  onMore: () => void;
}

/** The list; more of it comes below, where the reader is, and the focus goes on with the first new one. */
export function Results({ people, total, searched, isOld, hasMore, isLoadingMore, moreFailed, onMore }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef<number>(undefined);
  useEffect(() => {
    const from = before.current;
    if (from === undefined || people.length <= from) return;
    before.current = undefined;
    announce(t('results.added', { count: people.length - from }));
    list.current?.children[from]?.querySelector('a')?.focus({ preventScroll: true });
  }, [people.length]);
  const handleMore = () => {
    before.current = people.length;
    onMore();
  };
  return (
    <>
      <ul ref={list} className={css.list} aria-label={t('results.label')} aria-busy={isOld} data-old={isOld || undefined}>
        {people.map((card) => (
          <li key={card.id} className={css.item}>
            <ScholarCard card={card} searched={searched} level={2} />
          </li>
        ))}
      </ul>
      <div className={css.end}>
        {total !== undefined && total > people.length && (
          <p className={css.shown}>{t('results.shown', { shown: count(people.length), total: count(total) })}</p>
        )}
        {moreFailed && <Notice tone="attention">{t('results.moreFailed')}</Notice>}
        {hasMore && (
          <Button busy={isLoadingMore} onClick={handleMore}>
            {t('results.more')}
          </Button>
        )}
      </div>
    </>
  );
}
