import type { NewsCard } from '@scholars-commons/shared/news';
import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { NewsCards } from '../news';
import { t } from './messages';
import css from './today.module.css';

/** What went out last. */
export function ColleaguesNews({ news }: { news: readonly NewsCard[] }) {
  if (news.length === 0) return null;
  return (
    <section aria-label={t('colleaguesNews')}>
      <div className={css.headline}>
        <h2>{t('colleaguesNews')}</h2>
        <Link {...urls.news()}>{t('colleaguesNews.all')}</Link>
      </div>
      <NewsCards cards={news} label={t('colleaguesNews')} level={3} isThree />
    </section>
  );
}
