import type { SubmissionView } from '@scholars-commons/shared/news';
import { useState } from 'react';
import { ViewTabs } from '../../ui/view-tabs';
import { cardOf, pageOf } from './draft-views';
import { NewsCard } from './news-cards';
import { NewsWords } from './news-item';
import css from './submission-look.module.css';
import { t } from './submissions/messages';

/** A submission as it will look: in a list, and on its page. */
export function SubmissionLook({ view }: { view: SubmissionView }) {
  const [as, setAs] = useState<'page' | 'card'>('page');
  return (
    <div>
      <ViewTabs
        label={t('look')}
        options={[
          { value: 'page', label: t('look.page') },
          { value: 'card', label: t('look.card') },
        ]}
        value={as}
        onChange={setAs}
      />
      {as === 'page' ? (
        <div className={css.page}>
          <NewsWords item={pageOf(view, t('untitled'))} isSample />
        </div>
      ) : (
        <div className={css.card}>
          <NewsCard card={cardOf(view, t('untitled'))} level={3} isSample />
        </div>
      )}
    </div>
  );
}
