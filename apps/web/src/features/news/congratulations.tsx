import type { NewsItem } from '@scholars-commons/shared/news';
import { IconHeartHandshake } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { count } from '../../lib/numbers';
import { photoUrl } from '../../lib/photo-url';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { t } from './messages';
import css from './news-item.module.css';
import { useCongratulation } from './use-congratulation';

/** How many are glad, the first of them by face, and the button to be one of them. */
export function Congratulations({ item }: { item: NewsItem }) {
  const { fault, press } = useCongratulation(item);
  const { congratulations, congratulatedBy, mine, can } = item;
  const others = congratulations - congratulatedBy.length;
  return (
    <section className={css.congratulations} aria-label={t('congratulate.people')}>
      <div className={css.congratulate}>
        {can.congratulate && (
          <Button
            kind={mine ? 'default' : 'primary'}
            aria-pressed={mine}
            icon={<IconHeartHandshake size={20} stroke={1.6} aria-hidden />}
            onClick={press}
            data-screen-only
          >
            {t(mine ? 'congratulate.done' : 'congratulate')}
          </Button>
        )}
        <p className={css.count}>
          {congratulations === 0
            ? can.congratulate && t('congratulate.first')
            : t('congratulations', { count: congratulations, shown: count(congratulations) })}
        </p>
      </div>
      {fault && <Notice tone="danger">{fault}</Notice>}
      {congratulatedBy.length > 0 && (
        <ul className={css.faces} aria-label={t('congratulate.people')}>
          {congratulatedBy.map(({ id, name, photoId }) => (
            <li key={id}>
              <Link {...urls.scholar(id)} title={name}>
                <Avatar name={name} src={photoUrl(photoId)} size={32} labelled />
              </Link>
            </li>
          ))}
          {others > 0 && <li className={css.others}>{t('congratulate.others', { count: others, shown: count(others) })}</li>}
        </ul>
      )}
    </section>
  );
}
