import type { ReviewRow } from '@scholars-commons/shared/review';
import { photoUrl } from '../../lib/photo-url';
import { Avatar } from '../../ui/avatar';
import { Pill } from '../../ui/pill';
import { Time } from '../../ui/time';
import { t } from './messages';
import css from './review.module.css';
import { outcomeLine } from './words';

interface Props {
  rows: readonly ReviewRow[];
  openId: string | undefined;
  viewerId: string;
  /** Cases picked for one decision; none can be picked where it is undefined. Submissions are judged one by one. */
  selected: ReadonlySet<string> | undefined;
  onOpen: (id: string) => void;
  onSelect: (id: string) => void;
}

/** The cases, one under the other: what, who, why, and who has it open. */
export function QueueList({ rows, openId, viewerId, selected, onOpen, onSelect }: Props) {
  return (
    <ul className={css.rows} aria-label={t('list')}>
      {rows.map((row) => (
        <li key={row.id} className={css.row} data-open={row.id === openId || undefined} data-case={row.id}>
          {selected && row.kind !== 'submission' && (
            <input
              type="checkbox"
              className={css.tick}
              aria-label={t('row.select', { title: row.title || t('row.untitled') })}
              checked={selected.has(row.id)}
              onChange={() => onSelect(row.id)}
            />
          )}
          <button type="button" className={css.open} aria-current={row.id === openId || undefined} onClick={() => onOpen(row.id)}>
            <span className={css.rowHead}>
              <Avatar name={row.subject.name} src={photoUrl(row.subject.photoId)} size={32} />
              <span className={css.rowWords}>
                <span className={css.rowTitle} dir="auto">
                  {row.title || t('row.untitled')}
                </span>
                <span className={css.meta}>
                  {t(`one.${row.kind}`)} · <bdi>{t('row.by', { name: row.subject.name })}</bdi> · <Time at={row.openedAt} />
                </span>
              </span>
            </span>
            {row.excerpt && (
              <span className={css.excerpt} dir="auto">
                {row.excerpt}
              </span>
            )}
            <span className={css.marks}>
              {row.flagKinds.map(({ kind, count }) => (
                <Pill key={kind} tone={kind === 'patient-data' ? 'danger' : 'plain'}>
                  {t(`flag.${kind}`)}
                  {count > 1 && ` × ${count}`}
                </Pill>
              ))}
              {row.heldBy && row.heldBy.scholarId !== viewerId && (
                <Pill tone="live">
                  <bdi>{t('row.held', { name: row.heldBy.name })}</bdi>
                </Pill>
              )}
              {row.outcome && <span className={css.meta}>{outcomeLine(row.kind, row.outcome)}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
