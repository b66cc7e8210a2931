import type { NewsItem, NewsPerson } from '@scholars-commons/shared/news';
import { Link } from '@tanstack/react-router';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { longDate, partialDate } from '../../lib/dates';
import { hostOf } from '../../lib/host-of';
import { rich } from '../../lib/rich-text';
import { urls } from '../../lib/urls';
import { PageTitle } from '../../ui/page-title';
import { Pill } from '../../ui/pill';
import { Prose } from '../../ui/prose';
import { kindWord } from './kinds';
import { t } from './messages';
import css from './news-item.module.css';
import { People } from './news-people';
import { NewsPicture } from './news-picture';

/** What of an item is words and picture: as it is, and as it will be. */
export interface Words extends Pick<NewsItem, 'kind' | 'title' | 'html' | 'date' | 'link' | 'picture' | 'submitter'> {
  people: readonly NewsPerson[];
  /** Null while it is not public. */
  publishedAt: string | null;
}

interface Props {
  item: Words;
  /** As a sample inside of another page, whose heading stands above. */
  isSample?: boolean;
  children?: ReactNode;
}

/** A news item to read: picture, title, words, and whom it concerns. */
export function NewsWords({ item, isSample = false, children }: Props) {
  const { kind, title, html, date, link, picture, submitter, people, publishedAt } = item;
  const Heading = isSample ? 'h4' : 'h2';
  return (
    <article className={css.article}>
      <p className={css.meta}>
        <Pill tone={kind === 'news' ? 'plain' : 'identity'}>{kindWord(kind)}</Pill>
        {date && <time dateTime={date}>{partialDate(date)}</time>}
      </p>
      {isSample ? (
        <h3 className={css.title} dir="auto">
          {title}
        </h3>
      ) : (
        <PageTitle className={css.title ?? ''}>{title}</PageTitle>
      )}
      <p className={css.byline}>
        {rich(t('item.by', { name: submitter.name }), {
          person: (name) => (
            <Link {...urls.scholar(submitter.id)}>
              <bdi>{name}</bdi>
            </Link>
          ),
        })}
        {publishedAt && (
          <>
            {' · '}
            <time dateTime={publishedAt}>{t('item.published', { date: longDate(publishedAt) })}</time>
          </>
        )}
      </p>
      {picture && <NewsPicture picture={picture} className={css.picture} sizes="(max-width: 64em) 100vw, 45rem" isFirst={!isSample} />}
      <Prose html={html} />
      {link && (
        <p>
          <a href={link} rel="noopener nofollow" className={css.link}>
            {t('item.link', { host: hostOf(link) })}
            <IconExternalLink size={16} stroke={1.6} aria-hidden />
          </a>
        </p>
      )}
      {people.length > 0 && (
        <div>
          <Heading className={css.heading}>{t('item.people')}</Heading>
          <People people={people} />
        </div>
      )}
      {children}
    </article>
  );
}
