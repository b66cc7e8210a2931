import type { ContactView, EnrollmentView, ScholarView } from '@scholars-commons/shared/scholars';
import { IconAt, IconLink, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { countryName } from '../../../lib/numbers';
import { urls } from '../../../lib/urls';
import { LocalTime } from '../local-time';
import { openToWord } from '../messages';
import { t } from './messages';
import css from './side-blocks.module.css';

const icons = { email: IconAt, phone: IconPhone, link: IconLink };

function addressOf({ kind, value }: ContactView): string {
  if (kind === 'email') return `mailto:${value}`;
  return kind === 'phone' ? `tel:${value.replace(/[^+\d]/g, '')}` : value;
}

const shownValue = ({ kind, value }: ContactView) =>
  kind === 'link' ? value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '') : value;

/** Ways to reach a scholar, as far as they are open to the viewer. */
export function Contacts({ contacts }: { contacts: readonly ContactView[] }) {
  return (
    <ul className={css.contacts}>
      {contacts.map((contact) => {
        const Icon = icons[contact.kind];
        return (
          <li key={contact.id}>
            <Icon size={18} stroke={1.6} aria-hidden />
            <div className={css.contact}>
              <span className="visually-hidden">{t(`contact.${contact.kind}`)} </span>
              <a href={addressOf(contact)} rel="noopener nofollow">
                <bdi>{shownValue(contact)}</bdi>
              </a>
              {contact.label && (
                <span className={css.meta} dir="auto">
                  {contact.label}
                </span>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Topics and what a scholar is open to; each leads to all who share it. */
export function Interests({ interests }: { interests: NonNullable<ScholarView['interests']> }) {
  return (
    <div className={css.interests}>
      {interests.topics.length > 0 && (
        <ul className={css.chips} aria-label={t('interests.topics')}>
          {interests.topics.map(({ slug, label }) => (
            <li key={slug}>
              <Link {...urls.people({ topic: slug })} className={css.chip}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {interests.openTo.length > 0 && (
        <div>
          <h3 className={css.sub}>{t('interests.openTo')}</h3>
          <ul className={css.chips}>
            {interests.openTo.map((kind) => (
              <li key={kind}>
                <Link {...urls.people({ openTo: kind })} className={css.chip} data-open>
                  {openToWord(kind)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Programs a scholar took part in, and who sent them. */
export function Enrollments({ enrollments }: { enrollments: readonly EnrollmentView[] }) {
  return (
    <ul className={css.lines}>
      {enrollments.map(({ id, cohort, role, sentBy }) => (
        <li key={id}>
          <Link {...urls.cohort(cohort.id)}>{t('cohorts.of', { program: cohort.program.name, cohort: cohort.name })}</Link>
          <p className={css.meta}>
            {t(`role.${role}`)}
            {sentBy && (
              <>
                {', '}
                {t('cohorts.sentBy')}{' '}
                <Link {...urls.institution(sentBy.id)} className={css.quiet}>
                  <bdi>{sentBy.name}</bdi>
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** City, country and the clock there, for the owner's page, where it can be edited. */
export function PlaceLines({ place }: { place: NonNullable<ScholarView['place']> }) {
  const words = [place.city, place.countryCode && countryName(place.countryCode)].filter(Boolean).join(', ');
  return (
    <>
      {words && <p dir="auto">{words}</p>}
      {place.timeZone && (
        <p className={css.meta}>
          {t('place.zone', { zone: place.timeZone.replaceAll('_', ' ') })}, <LocalTime zone={place.timeZone} />
        </p>
      )}
    </>
  );
}
