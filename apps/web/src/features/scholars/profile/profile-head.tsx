import type { ScholarView } from '@scholars-commons/shared/scholars';
import { IconBriefcase, IconClock, IconMapPin } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { countryName } from '../../../lib/numbers';
import { photoUrl } from '../../../lib/photo-url';
import { urls } from '../../../lib/urls';
import { Avatar } from '../../../ui/avatar';
import { PageTitle } from '../../../ui/page-title';
import { Pill } from '../../../ui/pill';
import { LocalTime } from '../local-time';
import { t as words } from '../messages';
import { PersonName } from '../person-name';
import { t } from './messages';
import css from './profile-head.module.css';

/** Three facts: what they are and where, the place, the clock there. */
function Facts({ view }: { view: ScholarView }) {
  const main = view.positions?.find(({ isMain }) => isMain);
  const place = view.place && [view.place.city, view.place.countryCode && countryName(view.place.countryCode)].filter(Boolean).join(', ');
  const zone = view.state === 'deceased' ? null : view.place?.timeZone;
  return (
    <ul className={css.facts}>
      {(main || view.profession) && (
        <li>
          <IconBriefcase size={18} stroke={1.6} aria-hidden />
          <span dir="auto">
            {main?.title ?? view.profession?.name}
            {main && (
              <>
                {(main.title ?? view.profession) && ', '}
                <Link {...urls.institution(main.institution.id)} className={css.quiet}>
                  <bdi>{main.institution.name}</bdi>
                </Link>
              </>
            )}
          </span>
        </li>
      )}
      {place && (
        <li>
          <IconMapPin size={18} stroke={1.6} aria-hidden />
          <bdi>{place}</bdi>
        </li>
      )}
      {zone && (
        <li>
          <IconClock size={18} stroke={1.6} aria-hidden />
          <LocalTime zone={zone} />
        </li>
      )}
    </ul>
  );
}

interface Props {
  view: ScholarView;
  /** Beside the face, on one's own page. */
  photoTools?: ReactNode;
  actions?: ReactNode;
}

/** The top of a profile: the face, the name in serif, three facts. */
export function ProfileHead({ view, photoTools, actions }: Props) {
  const { about, state } = view;
  return (
    <header className={css.head}>
      <div className={css.face}>
        <Avatar name={view.name} src={photoUrl(view.photo?.id, 320)} size={160} />
        {photoTools}
      </div>
      <div className={css.words}>
        <PageTitle tab={view.name} className={css.name ?? ''}>
          <PersonName credentials={view.credentials} className={css.credentials ?? ''}>
            {view.name}
          </PersonName>
        </PageTitle>
        <p className={css.marks}>
          {state === 'deceased' && <Pill>{words('card.inMemoriam')}</Pill>}
          {state === 'unclaimed' && <Pill>{words('card.unclaimed')}</Pill>}
          {state === 'suspended' && <Pill tone="danger">{t('fact.suspended')}</Pill>}
          {!view.isListed && <Pill tone="attention">{t('fact.unlisted')}</Pill>}
          {view.isStaff && <Pill tone="identity">{words('card.staff')}</Pill>}
          {view.sharesCohort && <Pill tone="live">{t('fact.sharesCohort')}</Pill>}
          {about?.pronouns && <bdi className={css.pronouns}>{about.pronouns}</bdi>}
        </p>
        {about?.headline && (
          <p className={css.headline} dir="auto">
            {about.headline}
          </p>
        )}
        <Facts view={view} />
        {actions && (
          <div className={css.actions} data-screen-only>
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
