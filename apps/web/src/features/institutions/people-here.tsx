import type { InstitutionView } from '@scholars-commons/shared/institutions';
import { useState } from 'react';
import { count } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { LinkButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { TextButton } from '../../ui/text-button';
import { useViewer } from '../accounts';
import { ScholarCard } from '../scholars';
import css from './institution-page.module.css';
import { t } from './messages';

const AT_FIRST = 12;

/** Scholars whose main position is here now, as far as they show it; hidden ones are counted, never named. */
export function PeopleHere({ view }: { view: InstitutionView }) {
  const viewer = useViewer();
  const { people, morePeople, scholarCount } = view;
  const isClosed = view.status !== 'active' && scholarCount === 0;
  const [all, setAll] = useState(false);
  const shown = all ? people : people.slice(0, AT_FIRST);
  const hidden = Math.max(0, scholarCount - people.length - morePeople);
  return (
    <section aria-label={t('one.people')}>
      <h2 className={css.heading}>{t('one.people')}</h2>
      {people.length === 0 && isClosed && <EmptyState title={t('one.people.closed.title')}>{t('one.people.closed.detail')}</EmptyState>}
      {people.length === 0 && !isClosed && (
        <EmptyState
          title={t('one.people.empty.title')}
          action={<LinkButton {...urls.scholar(viewer.scholar.id, { edit: 'positions' })}>{t('one.people.empty.action')}</LinkButton>}
        >
          {hidden > 0 ? t('one.people.hidden', { count: hidden, shown: count(hidden) }) : t('one.people.empty.detail')}
        </EmptyState>
      )}
      <ul className={css.people}>
        {shown.map((card) => (
          <li key={card.id}>
            <ScholarCard card={card} brief hideInstitution />
          </li>
        ))}
      </ul>
      {people.length > AT_FIRST && (
        <p className={css.more}>
          <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('one.people.fewer') : t('one.people.show', { count: people.length - AT_FIRST })}
          </TextButton>
        </p>
      )}
      {people.length > 0 && hidden > 0 && <p className={css.hidden}>{t('one.people.hidden', { count: hidden, shown: count(hidden) })}</p>}
      {morePeople > 0 && (
        <p className={css.more}>
          {t('one.people.more', { count: morePeople, shown: count(morePeople) })}
          <LinkButton {...urls.people({ institution: view.id })}>{t('one.people.all')}</LinkButton>
        </p>
      )}
    </section>
  );
}
