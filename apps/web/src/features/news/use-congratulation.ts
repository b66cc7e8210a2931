import type { CongratulationsView, NewsItem } from '@scholars-commons/shared/news';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { announce } from '../../lib/announce';
import { count } from '../../lib/numbers';
import { problemWords } from '../../ui/problem-words';
import { t } from './messages';
import { newsQueries, newsRequests } from './news.queries';

type Congratulations = Pick<CongratulationsView, 'congratulations' | 'mine' | 'congratulatedBy'>;
const part = ({ congratulations, mine, congratulatedBy }: Congratulations): Congratulations => ({
  congratulations,
  mine,
  congratulatedBy,
});

/** Congratulates at once and takes it back where it did not arrive; the number is the one that the api answers. */
export function useCongratulation(item: NewsItem): { fault: string | undefined; press: () => void } {
  const cache = useQueryClient();
  const [fault, setFault] = useState<string>();
  const isSending = useRef(false);
  const { id } = item;
  const write = useCallback(
    (view: Congratulations) => cache.setQueryData(newsQueries.item(id).queryKey, (held) => held && { ...held, ...part(view) }),
    [cache, id],
  );
  const press = async () => {
    // One after the other: the second press would overtake the answer to the first.
    if (isSending.current) return;
    isSending.current = true;
    const isWanted = !item.mine;
    setFault(undefined);
    await cache.cancelQueries({ queryKey: newsQueries.item(id).queryKey });
    write({ ...item, mine: isWanted, congratulations: Math.max(0, item.congratulations + (isWanted ? 1 : -1)) });
    try {
      const answer = await newsRequests.congratulate(id, isWanted);
      write(answer);
      void cache.invalidateQueries({ queryKey: newsQueries.lists(), refetchType: 'none' });
      void cache.invalidateQueries({ queryKey: ['today'], refetchType: 'none' });
      announce(
        answer.mine
          ? t('congratulate.said', { count: answer.congratulations, shown: count(answer.congratulations) })
          : t('congratulate.takenBack'),
      );
    } catch (error) {
      write(item);
      setFault(t('congratulate.failed', { why: problemWords(error).title }));
    } finally {
      isSending.current = false;
    }
  };
  return { fault, press: () => void press() };
}
