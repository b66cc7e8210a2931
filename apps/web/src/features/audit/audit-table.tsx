import type { AuditRow } from '@scholars-commons/shared/audit';
import { Link } from '@tanstack/react-router';
import { fullTime } from '../../lib/dates';
import { urls } from '../../lib/urls';
import { PersonName } from '../scholars';
import css from './audit.module.css';
import { actWords, t, thingWords } from './messages';

/** The record as a table; on small screens each act is a card. */
export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{t('table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('thing')}</th>
          <th scope="col">{t('details')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={css.when}>
              <time dateTime={row.at}>{fullTime(row.at)}</time>
            </td>
            <td>
              {row.actor ? (
                <Link {...urls.scholar(row.actor.id)}>
                  <PersonName>{row.actor.name}</PersonName>
                </Link>
              ) : (
                t('machine')
              )}
            </td>
            <td>{actWords(row.act)}</td>
            <td>
              <Thing thing={row.thing} />
            </td>
            <td className={css.details}>
              <Changes changes={row.changes} />
              {row.reason && <p dir="auto">{t('reason', { text: row.reason })}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Thing({ thing: { kind, id, name } }: { thing: AuditRow['thing'] }) {
  if (!id) return <>{thingWords(kind)}</>;
  const words = name ? <bdi>{name}</bdi> : thingWords(kind);
  if (kind === 'scholar') return <Link {...urls.scholar(id)}>{words}</Link>;
  if (kind === 'institution') return <Link {...urls.institution(id)}>{words}</Link>;
  if (kind === 'thread') return <Link {...urls.thread({ id, slug: '' })}>{words}</Link>;
  return <span title={id}>{words}</span>;
}

const shown = (value: AuditRow['changes'][string]): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Field names and values as they are on record: for people who look closely. */
function Changes({ changes }: { changes: AuditRow['changes'] }) {
  const entries = Object.entries(changes);
  if (entries.length === 0) return null;
  return (
    <dl>
      {entries.map(([field, value]) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            <bdi>{shown(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
