import type { SubmissionView } from '@scholars-commons/shared/news';
import { useMemo, useState } from 'react';
import { ProblemError } from '../../../lib/api-client';
import { clockIn, deviceZone, fullTimeIn, momentIn, zonesWith, zoneWords } from '../../../lib/time-zones';
import { TextField } from '../../../ui/field';
import { FormDialog, STAY } from '../../../ui/form-dialog';
import { problemWords } from '../../../ui/problem-words';
import { SelectField } from '../../../ui/select-field';
import { t as listWords } from '../submissions/messages';
import type { Acts } from '../submission-writer';
import { t } from './messages';

const DAY_MS = 86_400_000;
const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

interface Props {
  view: SubmissionView;
  onSchedule: (when: Acts['approve']) => Promise<void>;
  onClose: () => void;
}

/** The day and time on the clocks of a zone, and in words when that is for whoever schedules it. */
export function ScheduleDialog({ view, onSchedule, onClose }: Props) {
  const [zone, setZone] = useState(view.timeZone ?? deviceZone());
  // Tomorrow at nine, unless it is scheduled already.
  const [local, setLocal] = useState(() =>
    view.publishAt && view.timeZone
      ? clockIn(view.timeZone, Date.parse(view.publishAt))
      : `${clockIn(deviceZone(), Date.now() + DAY_MS).slice(0, 10)}T09:00`,
  );
  const [fault, setFault] = useState<string>();
  const zones = useMemo(() => zonesWith(zone), [zone]);
  const moment = MINUTE.test(local) ? momentIn(zone, local) : undefined;

  const handleSubmit = async () => {
    const wrong = moment === undefined ? t('schedule.needed') : moment <= Date.now() ? t('schedule.past') : undefined;
    setFault(wrong);
    if (wrong) return STAY;
    await onSchedule({ publishAt: local, timeZone: zone });
    return undefined;
  };
  const wordsOf = (error: unknown) => {
    const pointed = error instanceof ProblemError ? (error.pointers['/publishAt'] ?? error.pointers['/timeZone']) : undefined;
    setFault(pointed);
    return pointed ? null : problemWords(error).detail;
  };
  const words = (at: number) => {
    const there = listWords('when', { date: fullTimeIn(zone, at), zone: zoneWords(zone) });
    return zone === deviceZone() ? t('schedule.same', { there }) : t('schedule.words', { there, here: fullTimeIn(deviceZone(), at) });
  };
  return (
    <FormDialog title={t('schedule.title')} act={t('schedule.act')} onSubmit={handleSubmit} wordsOf={wordsOf} onClose={onClose}>
      <TextField
        type="datetime-local"
        label={t('schedule.at')}
        value={local}
        error={fault}
        onChange={(event) => setLocal(event.currentTarget.value)}
      />
      <SelectField
        label={t('schedule.zone')}
        options={zones.map((one) => ({ value: one, label: zoneWords(one) }))}
        value={zone}
        onChange={(event) => setZone(event.currentTarget.value)}
      />
      <p role="status">{moment !== undefined && words(moment)}</p>
    </FormDialog>
  );
}
