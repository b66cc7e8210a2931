import type { InstitutionView } from '@scholars-commons/shared/institutions';
import { Link } from '@tanstack/react-router';
import { hostOf } from '../../lib/host-of';
import { count } from '../../lib/numbers';
import { urls } from '../../lib/urls';
import { Card } from '../../ui/card';
import { placeWords } from './institution-list';
import css from './institution-page.module.css';
import { t } from './messages';

const rorPage = (rorId: string) => (rorId.startsWith('http') ? rorId : `https://ror.org/${rorId}`);

/** Institutions by name, with the way to those that stand in the list. */
export function KinList({ institutions }: { institutions: InstitutionView['parents'] }) {
  return institutions.map(({ id, name }, index) => (
    <span key={id ?? name}>
      {index > 0 && ', '}
      {id ? (
        <Link {...urls.institution(id)}>
          <bdi>{name}</bdi>
        </Link>
      ) : (
        <bdi>{name}</bdi>
      )}
    </span>
  ));
}

function Kin({ term, institutions }: { term: string; institutions: InstitutionView['parents'] }) {
  if (institutions.length === 0) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <KinList institutions={institutions} />
      </dd>
    </>
  );
}

/** What is known of it, line by line; what is not known is not mentioned. */
export function Facts({ view }: { view: InstitutionView }) {
  const { webPage, rorId, otherNames, domains, kind, sentCount, parents, predecessors } = view;
  const place = placeWords(view);
  return (
    <Card title={t('one.facts')}>
      <p className={css.sent}>{t('one.sent', { count: sentCount, shown: count(sentCount) })}</p>
      <dl className={css.facts}>
        {place && (
          <>
            <dt>{t('one.place')}</dt>
            <dd dir="auto">{place}</dd>
          </>
        )}
        {otherNames.length > 0 && (
          <>
            <dt>{t('one.otherNames')}</dt>
            <dd>
              {otherNames.map(({ name, lang }, index) => (
                <span key={name}>
                  {index > 0 && ', '}
                  <bdi lang={lang ?? undefined}>{name}</bdi>
                </span>
              ))}
            </dd>
          </>
        )}
        <Kin term={t('one.parents')} institutions={parents} />
        <Kin term={t('one.predecessors')} institutions={predecessors} />
        {kind && (
          <>
            <dt>{t('one.kind')}</dt>
            <dd>{kind}</dd>
          </>
        )}
        {webPage && (
          <>
            <dt>{t('one.webPage')}</dt>
            <dd>
              <a href={webPage} rel="noopener nofollow">
                {hostOf(webPage)}
              </a>
            </dd>
          </>
        )}
        {domains.length > 0 && (
          <>
            <dt>{t('one.domains')}</dt>
            <dd>{domains.join(', ')}</dd>
          </>
        )}
        {rorId && (
          <>
            <dt>{t('one.ror')}</dt>
            <dd>
              <a href={rorPage(rorId)} rel="noopener">
                {rorId.replace(/^https?:\/\/ror\.org\//, '')}
              </a>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
