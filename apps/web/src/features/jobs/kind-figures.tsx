import type { JobQueue } from '@scholars-commons/shared/jobs';
import { useState } from 'react';
import { count } from '../../lib/numbers';
import { Card } from '../../ui/card';
import { TextButton } from '../../ui/text-button';
import { Time } from '../../ui/time';
import css from './kind-figures.module.css';
import { kindWords, t } from './messages';

const parts = ['waiting', 'running', 'setAside'] as const;

/** Kinds with most to do about first. */
const byNeed = (a: JobQueue, b: JobQueue) => b.setAside - a.setAside || b.running - a.running || b.waiting - a.waiting;

const wordsOf = ({ waiting, running, setAside }: JobQueue) =>
  waiting + running + setAside === 0
    ? t('figures.none')
    : t('figures', { waiting: count(waiting), running: count(running), setAside: count(setAside) });

/** How much there is of each kind: as bars, and as a table with the same numbers. */
export function KindFigures({ queues }: { queues: readonly JobQueue[] }) {
  const [isTable, setIsTable] = useState(false);
  const rows = [...queues].sort(byNeed);
  return (
    <Card
      title={t('kinds')}
      aside={
        <TextButton onClick={() => setIsTable(!isTable)} data-screen-only>
          {t(isTable ? 'kinds.asBars' : 'kinds.asTable')}
        </TextButton>
      }
    >
      {queues.length === 0 && <p>{t('kinds.none')}</p>}
      {rows.length > 0 && (isTable ? <Table queues={rows} /> : <Bars queues={rows} />)}
    </Card>
  );
}

function Bars({ queues }: { queues: readonly JobQueue[] }) {
  const most = Math.max(1, ...queues.map(({ waiting, running, setAside }) => waiting + running + setAside));
  return (
    <>
      <p className={css.legend} aria-hidden>
        {parts.map((part) => (
          <span key={part} className={css.key} data-part={part}>
            {t(part)}
          </span>
        ))}
      </p>
      <ul className={css.bars} aria-label={t('kinds')}>
        {queues.map((queue) => (
          <li key={queue.name} className={css.row}>
            <span>{kindWords(queue.name)}</span>
            <span className={css.track} aria-hidden>
              {parts.map(
                (part) =>
                  queue[part] > 0 && (
                    <span key={part} className={css.bar} data-part={part} style={{ inlineSize: `${(queue[part] / most) * 100}%` }} />
                  ),
              )}
            </span>
            <span className={css.figures}>{wordsOf(queue)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Table({ queues }: { queues: readonly JobQueue[] }) {
  return (
    <table className={css.table} aria-label={t('kinds')}>
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          {parts.map((part) => (
            <th key={part} scope="col" className={css.number}>
              {t(part)}
            </th>
          ))}
          <th scope="col">{t('oldest')}</th>
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <tr key={queue.name}>
            <th scope="row">{kindWords(queue.name)}</th>
            {parts.map((part) => (
              <td key={part} className={css.number} data-label={t(part)}>
                {count(queue[part])}
              </td>
            ))}
            <td data-label={t('oldest')}>{queue.oldestAt ? <Time at={queue.oldestAt} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
