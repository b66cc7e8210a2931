import type { JobsView } from '@scholars-commons/shared/jobs';
import css from './jobs.module.css';
import { t } from './messages';
import type { Asked } from './use-settling';

/** What has come of the tries that were asked for here. */
export function Again({ asked, view: { items, failed } }: { asked: Asked; view: JobsView }) {
  // With more than the list holds, what is not in it may be anything.
  if (asked.size === 0 || failed > items.length) return null;
  const still = new Map(items.map((item) => [item.id, item]));
  const done = [...asked.keys()].filter((id) => !still.has(id)).length;
  const again = [...asked].filter(([id, tries]) => {
    const item = still.get(id);
    return item?.state === 'set-aside' && item.tries > tries;
  }).length;
  const settled = done + again;
  return (
    <div className={css.again} role="status">
      <progress value={settled} max={asked.size} aria-label={t('again.label')} />
      <p>{t('again', { settled, count: asked.size, done, failed: again })}</p>
    </div>
  );
}
