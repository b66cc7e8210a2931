import { Link } from '@tanstack/react-router';
import { rich } from '../../lib/rich-text';
import { urls } from '../../lib/urls';
import { PageHeader } from '../../ui/page-header';
import css from './about-page.module.css';
import { t } from './messages';

const elsewhere = (href: string) =>
  function Elsewhere(words: string) {
    return <a href={href}>{words}</a>;
  };

const links = {
  geonames: elsewhere('https://www.geonames.org/'),
  ccby: elsewhere('https://creativecommons.org/licenses/by/4.0/'),
  earth: elsewhere('https://www.naturalearthdata.com/'),
  ofl: elsewhere('https://openfontlicense.org/'),
};

/** What this place is, how people treat each other here, and whose work it stands on. Open to visitors too. */
export function AboutPage() {
  return (
    <div className={css.page}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <section className={css.part}>
        <h2>{t('what.title')}</h2>
        <p>{t('what.people')}</p>
        <p>{t('what.private')}</p>
      </section>
      <section className={css.part}>
        <h2>{t('guidelines.title')}</h2>
        <p>{t('guidelines.lead')}</p>
        <p>
          <Link {...urls.guidelines()}>{t('guidelines.read')}</Link>
        </p>
      </section>
      <section className={css.part}>
        <h2>{t('help.title')}</h2>
        <p>{t('help.detail')}</p>
      </section>
      <section className={css.part}>
        <h2>{t('credits.title')}</h2>
        <ul>
          <li>{rich(t('credits.geonames'), links)}</li>
          <li>{rich(t('credits.naturalEarth'), links)}</li>
          <li>{rich(t('credits.fonts'), links)}</li>
          <li>{t('credits.icons')}</li>
        </ul>
      </section>
    </div>
  );
}
