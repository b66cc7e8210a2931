import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { PageHeader } from '../../ui/page-header';
import css from './about-page.module.css';
import { t } from './messages';

const rules = ['patients', 'colleagues', 'sources', 'own'] as const;

/** `/guidelines`: how people treat each other here, and what happens when somebody does not. Open to visitors too. */
export function GuidelinesPage() {
  return (
    <div className={css.page}>
      <PageHeader title={t('guidelines.title')} lead={t('guidelines.lead')} />
      {rules.map((rule) => (
        <section key={rule} className={css.part}>
          <h2>{t(`guidelines.${rule}.title`)}</h2>
          <p>{t(`guidelines.${rule}`)}</p>
        </section>
      ))}
      <section className={css.part}>
        <h2>{t('guidelines.moderation.title')}</h2>
        <p>{t('guidelines.moderation')}</p>
        <p>{t('guidelines.suspension')}</p>
      </section>
      <p className={css.part}>
        <Link {...urls.about()}>{t('title')}</Link>
      </p>
    </div>
  );
}
