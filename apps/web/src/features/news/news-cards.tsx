import type { NewsCard as Card } from '@scholars-commons/shared/news';
import { IconHeartHandshake } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { partialDate, shortDate } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { Pill } from '../../ui/pill';
import { kindWord } from './kinds';
import { t } from './messages';
import css from './news-cards.module.css';
import { PeopleLine } from './news-people';
import { NewsPicture } from './news-picture';

interface Props {
  cards: readonly Card[];
  label: string;
  /** Level of the titles, below the heading of where they stand. */
  level?: 2 | 3;
  /** Without pictures and beginnings, for a narrow column beside something else. */
  isBrief?: boolean;
  /** Three side by side, in a column that is not wide. */
  isThree?: boolean;
  isOld?: boolean;
}

/** News side by side. */
export function NewsCards({ cards, label, level = 2, isBrief = false, isThree = false, isOld = false }: Props) {
  return (
    <ul
      className={isBrief ? css.brief : css.cards}
      aria-label={label}
      data-three={isThree || undefined}
      aria-busy={isOld}
      data-old={isOld || undefined}
    >
      {cards.map((card) => (
        <li key={card.id}>
          <NewsCard card={card} level={level} isBrief={isBrief} />
        </li>
      ))}
    </ul>
  );
}

interface CardProps {
  card: Card;
  level?: 2 | 3;
  isBrief?: boolean;
  /** As a sample of what will be: it leads nowhere. */
  isSample?: boolean;
}

/** One news item in short; a press anywhere on it opens it. */
export function NewsCard({ card, level = 2, isBrief = false, isSample = false }: CardProps) {
  const { id, kind, title, excerpt, date, publishedAt, picture, people, congratulations } = card;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className={css.card} data-brief={isBrief || undefined}>
      {picture && !isBrief && <NewsPicture picture={picture} className={css.picture} sizes="(max-width: 48em) 100vw, 24rem" />}
      <div className={css.words}>
        <p className={css.meta}>
          <Pill tone={kind === 'news' ? 'plain' : 'identity'}>{kindWord(kind)}</Pill>
          <time dateTime={date ?? publishedAt}>{date ? partialDate(date) : shortDate(publishedAt)}</time>
        </p>
        <Heading className={css.title} dir="auto">
          {isSample ? (
            title
          ) : (
            <Link {...urls.newsItem(id)} className={css.link}>
              {title}
            </Link>
          )}
        </Heading>
        {!isBrief && excerpt && (
          <p className={css.excerpt} dir="auto" data-long={!picture || undefined}>
            {excerpt}
          </p>
        )}
        <div className={css.foot}>
          <PeopleLine people={people} />
          {congratulations > 0 && (
            <p className={css.congratulations}>
              <IconHeartHandshake size={16} stroke={1.6} aria-hidden />
              {t('congratulations', { count: congratulations, shown: count(congratulations) })}
            </p>
          )}
        </div>
      </div>
    </article>
  );
}
