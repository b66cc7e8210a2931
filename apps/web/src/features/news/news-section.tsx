import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type NewsSearch, urls } from '../../lib/urls';
import { Card } from '../../ui/card';
import { TextButton } from '../../ui/text-button';
import { t } from './messages';
import { NewsCards } from './news-cards';
import { newsQueries } from './news.queries';
import css from './news-section.module.css';

const AT_FIRST = 4;

export interface NewsSectionProps {
  /** Whose news. */
  of: { scholar: string } | { institution: string };
  /** Where all of them stand with filters. */
  all?: NewsSearch;
}

/** The news of a scholar or an institution on their own page; nothing stands there while there is none. */
export function NewsSection({ of, all }: NewsSectionProps) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(newsQueries.list({ ...of, limit: AT_FIRST }));
  const cards = data?.pages.flatMap(({ items }) => items) ?? [];
  // What could not be loaded is one of many things on this page: the news itself says what failed.
  if (cards.length === 0) return null;
  const title = t('scholar' in of ? 'section.scholar' : 'section.institution');
  return (
    <Card title={title} aside={all && <Link {...urls.news(all)}>{t('section.here')}</Link>}>
      <NewsCards cards={cards} label={title} level={3} isBrief />
      {hasNextPage && (
        <p className={css.more}>
          <TextButton disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </TextButton>
        </p>
      )}
    </Card>
  );
}
