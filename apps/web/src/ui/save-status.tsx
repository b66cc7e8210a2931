import { useSyncExternalStore } from 'react';
import { IconAlertTriangle, IconCheck, IconCloudUp } from '@tabler/icons-react';
import { clockTime } from '../lib/dates';
import type { SaveLog } from '../lib/autosave/save-log';
import { Button } from './button';
import { t } from './messages';
import { problemWords } from './problem-words';
import css from './save-status.module.css';

/** The one place that says where saving stands; read out when there is time. */
export function SaveStatus({ log }: { log: SaveLog }) {
  const state = useSyncExternalStore(log.subscribe, log.state);
  return (
    <div className={css.place} data-kind={state.kind} data-screen-only>
      <div role="status" className={css.status}>
        {state.kind === 'saving' && (
          <>
            <IconCloudUp size={16} aria-hidden />
            {t('save.saving')}
          </>
        )}
        {state.kind === 'saved' && (
          <>
            <IconCheck size={16} aria-hidden />
            {t('save.saved', { time: clockTime(state.at) })}
          </>
        )}
        {state.kind === 'failed' && (
          <>
            <IconAlertTriangle size={16} aria-hidden />
            {t('save.failed')}
            <span className={css.why}>{problemWords(state.error).title}</span>
          </>
        )}
      </div>
      {state.kind === 'failed' && state.retry && (
        <Button size="small" onClick={state.retry}>
          {t('save.retry')}
        </Button>
      )}
    </div>
  );
}
