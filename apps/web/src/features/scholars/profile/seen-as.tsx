import { Link } from '@tanstack/react-router';
import { urls } from '../../../lib/urls';
import { Notice } from '../../../ui/notice';
import type { SeenAs } from '../scholars.queries';
import { t } from './messages';
import css from './seen-as.module.css';

const looks = [undefined, 'network', 'cohorts'] as const;

/** One's own page with other eyes: the choice stands in the URL. */
export function SeenAsChoice({ scholarId }: { scholarId: string }) {
  return (
    <nav className={css.choice} aria-label={t('as.label')} data-screen-only>
      <span className={css.label} aria-hidden>
        {t('as.label')}
      </span>
      <ul className={css.looks}>
        {looks.map((look) => (
          <li key={look ?? 'me'}>
            <Link
              {...urls.scholar(scholarId)}
              search={look ? { as: look } : {}}
              activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
              className={css.look}
              replace
              resetScroll={false}
            >
              {t(`as.${look ?? 'me'}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Says whose eyes these are. */
export const SeenAsNote = ({ as }: { as: SeenAs }) => <Notice>{t(`as.${as}.note`)}</Notice>;
