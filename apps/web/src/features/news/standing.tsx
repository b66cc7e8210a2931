import type { NewsItem } from '@scholars-commons/shared/news';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../../lib/announce';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { problemWords } from '../../ui/problem-words';
import { t } from './messages';
import css from './news-item.module.css';
import { newsQueries, newsRequests } from './news.queries';

/** For a viewer who is named: whether the news stands on the own page. The answer may change at any time. */
export function Standing({ item: { id, standing } }: { item: NewsItem }) {
  const cache = useQueryClient();
  const [sending, setSending] = useState<boolean>();
  const [fault, setFault] = useState<string>();
  if (!standing) return null;

  const answer = async (agrees: boolean) => {
    setSending(agrees);
    setFault(undefined);
    try {
      const item = await newsRequests.answer(id, agrees);
      cache.setQueryData(newsQueries.item(id).queryKey, item);
      void cache.invalidateQueries({ queryKey: newsQueries.lists() });
      announce(t(agrees ? 'standing.done.agreed' : 'standing.done.declined'));
    } catch (error) {
      setFault(problemWords(error).detail);
    } finally {
      setSending(undefined);
    }
  };
  const isOpen = standing === 'asked' || standing === 'not-asked';
  return (
    <Card title={t('standing.title')} className={css.standing ?? ''}>
      <p>{t(standing === 'not-asked' ? 'standing.asked' : `standing.${standing}`)}</p>
      {fault && <Notice tone="danger">{fault}</Notice>}
      <div className={css.actions} data-screen-only>
        {standing !== 'agreed' && (
          <Button kind={isOpen ? 'primary' : 'default'} busy={sending === true} onClick={() => void answer(true)}>
            {t(isOpen ? 'standing.agree' : 'standing.agree.again')}
          </Button>
        )}
        {standing !== 'declined' && (
          <Button busy={sending === false} onClick={() => void answer(false)}>
            {t(isOpen ? 'standing.decline' : 'standing.decline.again')}
          </Button>
        )}
      </div>
    </Card>
  );
}
