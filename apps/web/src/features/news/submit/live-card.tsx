import type { AuthorView } from '@scholars-commons/shared/discussions';
import type { SubmissionView } from '@scholars-commons/shared/news';
import { cardOf } from '../draft-views';
import { NewsCard } from '../news-cards';
import { t as lookWords } from '../submissions/messages';
import { detailsFaults, type SubmissionForms } from './forms';
import { t } from './messages';
import css from './submit.module.css';

interface Props {
  view: SubmissionView;
  forms: SubmissionForms;
  known: ReadonlyMap<string, AuthorView>;
}

/** Beside the steps: the card as it will look with what is being written. The words of the story follow once they are saved. */
export function LiveCard({ view, forms: { what, who, details, picture }, known }: Props) {
  const { date } = details.values;
  const shown: SubmissionView = {
    ...view,
    ...what.values,
    date: date && !detailsFaults(details.values)['/date'] ? date : null,
    picture: view.picture && { ...view.picture, alt: picture.values.pictureAlt, isDecorative: picture.values.pictureIsDecorative },
    people: who.values.people.flatMap((id) => {
      const scholar = known.get(id);
      return scholar ? [{ scholar, answer: 'not-asked' as const }] : [];
    }),
  };
  return (
    <aside className={css.live} aria-label={t('preview.live')}>
      <h2 className={css.liveTitle}>{t('preview.live')}</h2>
      <NewsCard card={cardOf(shown, lookWords('untitled'))} level={3} isSample />
    </aside>
  );
}
