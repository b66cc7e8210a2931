import type { JobsView } from '@scholars-commons/shared/jobs';
import { count } from '../../lib/numbers';
import css from './jobs.module.css';
import { t } from './messages';
import type { Asked } from './use-settling';

/** What has come of the tries that were asked for here. */
export function Again({ asked, view: { items, failed, givenUp } }: { asked: Asked; view: JobsView }) {
  // With more than the list holds, what is not in it may be anything.
  if (asked.size === 0 || failed > items.length) return null;
  const still = new Map(items.map((item) => [item.id, item]));
  const gone = [...asked.keys()].filter((id) => !still.has(id));
  const given = gone.filter((id) => givenUp.includes(id)).length;
  const done = gone.length - given;
  const again = [...asked].filter(([id, tries]) => {
    const item = still.get(id);
    return item?.state === 'set-aside' && item.tries > tries;
  }).length;
  const settled = gone.length + again;
  return (
    <div className={css.again} role="status">
      <progress value={settled} max={asked.size} aria-label={t('again.label')} />
      <p>
        {t('again', { settled: count(settled), count: count(asked.size), done: count(done), failed: count(again) })}
        {given > 0 && `, ${t('again.givenUp', { count: given })}`}
      </p>
    </div>
  );
}
