import type { ScholarCard as Card } from '@scholars-commons/shared/scholars';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { countryName, listOf } from '../../lib/numbers';
import { photoUrl } from '../../lib/photo-url';
import { urls } from '../../lib/urls';
import { Avatar } from '../../ui/avatar';
import { Pill } from '../../ui/pill';
import { MarkedName } from './directory/marked-name';
import { LocalTime } from './local-time';
import { openToWord, t } from './messages';
import { PersonName } from './person-name';
import css from './scholar-card.module.css';

interface Props {
  card: Card;
  /** What was searched for; the part of the name that fits is marked. */
  searched?: string;
  /** A line of the list it stands in: the role in a cohort, who sent them. */
  extra?: ReactNode;
  /** Without topics and "open to": for short lists. */
  brief?: boolean;
  /** On the page of the institution itself, where every card would repeat it. */
  hideInstitution?: boolean;
  level?: 2 | 3;
}

/** More would make the card a list of topics. */
const TOPICS = 3;

const placeOf = ({ city, countryCode }: Card) => {
  const country = countryCode ? countryName(countryCode) : null;
  if (city && country) return t('card.place', { city, country });
  return city ?? country;
};

function Role({ card, hideInstitution }: { card: Card; hideInstitution: boolean }) {
  const { institution, positionTitle: title, profession, headline } = card;
  if (hideInstitution && (title ?? profession))
    return (
      <p className={css.line} dir="auto">
        {title ?? profession}
      </p>
    );
  if (!institution || hideInstitution)
    return profession || headline ? (
      <p className={css.line} dir="auto">
        {headline ?? profession}
      </p>
    ) : null;
  return (
    <p className={css.line} dir="auto">
      {(title ?? profession) ? `${title ?? profession}, ` : ''}
      <Link {...urls.institution(institution.id)} className={css.quietLink}>
        <bdi>{institution.name}</bdi>
      </Link>
    </p>
  );
}

/** A scholar in a list: the face, who they are, where they are and what time it is there. */
export function ScholarCard({ card, searched = '', extra, brief = false, hideInstitution = false, level = 3 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const place = placeOf(card);
  return (
    <article className={css.card} data-brief={brief || undefined} data-state={card.state}>
      <Avatar name={card.name} src={photoUrl(card.photoId)} size={brief ? 40 : 64} />
      <div className={css.words}>
        <Heading className={css.name}>
          <Link {...urls.scholar(card.id)} className={css.nameLink}>
            <PersonName credentials={card.credentials} className={css.credentials ?? ''}>
              <MarkedName name={card.name} searched={searched} />
            </PersonName>
          </Link>
          {card.state === 'deceased' && <Pill>{t('card.inMemoriam')}</Pill>}
          {card.state === 'unclaimed' && <Pill>{t('card.unclaimed')}</Pill>}
          {card.isStaff && <Pill tone="identity">{t('card.staff')}</Pill>}
        </Heading>
        <Role card={card} hideInstitution={hideInstitution} />
        {extra}
        {(place || (card.timeZone && card.state !== 'deceased')) && (
          <p className={css.meta}>
            {place && <bdi>{place}</bdi>}
            {card.timeZone && card.state !== 'deceased' && <LocalTime zone={card.timeZone} />}
          </p>
        )}
        {!place && card.state === 'unclaimed' && card.cohortYear && (
          <p className={css.meta}>{t('card.cohort', { year: card.cohortYear })}</p>
        )}
        {!brief && card.topics.length > 0 && (
          <ul className={css.topics} aria-label={t('card.topics')}>
            {card.topics.slice(0, TOPICS).map((topic) => (
              <li key={topic}>{topic}</li>
            ))}
          </ul>
        )}
        {!brief && card.openTo.length > 0 && (
          <p className={css.open}>{t('card.openTo', { things: listOf(card.openTo.map(openToWord)) })}</p>
        )}
      </div>
    </article>
  );
}
