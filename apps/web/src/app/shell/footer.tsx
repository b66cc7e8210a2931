import { Link } from '@tanstack/react-router';
import { urls } from '../../lib/urls';
import { t } from './messages';
import css from './shell.module.css';

/** Help and guidelines stand in the same place on every page. */
export function Footer() {
  return (
    <footer className={css.footer} data-screen-only>
      <Link {...urls.about()}>{t('footer.about')}</Link>
    </footer>
  );
}
