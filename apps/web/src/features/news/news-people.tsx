import type { NewsPerson } from '@scholars-commons/shared/news';
import { Link } from '@tanstack/react-router';
import { photoUrl } from '../../lib/photo-url';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { PersonName } from '../scholars';
import { t } from './messages';
import css from './news-people.module.css';

/** Where more stand, they are counted. */
const SHOWN_ON_CARD = 3;

/** Faces and names on a card, which is itself the link: nothing to press in here. */
export function PeopleLine({ people }: { people: readonly NewsPerson[] }) {
  if (people.length === 0) return null;
  const shown = people.slice(0, SHOWN_ON_CARD);
  const more = people.length - shown.length;
  return (
    <div className={css.line}>
      <span className={css.faces} aria-hidden>
        {shown.map(({ name, scholar }, index) => (
          <Avatar key={scholar?.id ?? `${index} ${name}`} name={name} src={photoUrl(scholar?.photoId)} size={24} />
        ))}
      </span>
      <ul className={css.names} aria-label={t('people')}>
        {shown.map(({ name, scholar }, index) => (
          <li key={scholar?.id ?? `${index} ${name}`}>
            <bdi>{name}</bdi>
          </li>
        ))}
        {more > 0 && <li>{t('people.more', { count: more })}</li>}
      </ul>
    </div>
  );
}

/** Whom it concerns: a link to whoever lets it stand on the own page, the plain name of whoever has not said so. */
export function People({ people }: { people: readonly NewsPerson[] }) {
  return (
    <ul className={css.people} aria-label={t('item.people')}>
      {people.map(({ name, scholar }, index) => (
        <li key={scholar?.id ?? `${index} ${name}`} className={css.person}>
          <Avatar name={name} src={photoUrl(scholar?.photoId)} size={40} />
          {scholar ? (
            <Link {...urls.scholar(scholar.id)}>
              <PersonName credentials={scholar.credentials}>{name}</PersonName>
            </Link>
          ) : (
            <bdi>{name}</bdi>
          )}
        </li>
      ))}
    </ul>
  );
}
