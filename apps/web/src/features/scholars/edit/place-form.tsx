import { changeScholar, type ScholarView } from '@scholars-commons/shared/scholars';
import { useMemo } from 'react';
import { countryName } from '../../../lib/numbers';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { SelectField } from '../../../ui/select-field';
import { ConflictChoice } from '../../../ui/conflict-choice';
import { countryOptions } from '../../../lib/country-options';
import { deviceZone, zonesWith, zoneWords } from '../../../lib/time-zones';
import { draftPlace } from './draft-notice';
import { useEditor } from './editing';
import { faultAt, faultsOf } from '../../../lib/faults';
import css from './form.module.css';
import { t } from './form-messages';
import { useAutosave } from './use-autosave';

interface Values {
  city: string;
  countryCode: string;
  timeZone: string;
}

const valuesOf = ({ place }: ScholarView): Values => ({
  city: place?.city ?? '',
  countryCode: place?.countryCode ?? '',
  timeZone: place?.timeZone ?? '',
});
const changeOf = ({ city, countryCode, timeZone }: Values) => ({
  block: 'place' as const,
  city,
  countryCode: countryCode || null,
  timeZone: timeZone || null,
});

/** City, country and time zone; the device's zone is offered, never taken unasked. */
export function PlaceForm() {
  const { view, writer } = useEditor();
  const form = useAutosave<Values>({
    block: 'place',
    place: draftPlace(view.id, 'place'),
    save: (values, version) => writer.change(changeOf(values), version),
    check: (values) => faultsOf(changeScholar, { ...changeOf(values), version: 0 }),
    valuesOf,
  });
  const { values, faults, change } = form;
  const zones = useMemo(() => zonesWith(values.timeZone), [values.timeZone]);
  return (
    <div className={css.form} onBlur={() => void form.flush()}>
      <TextField
        label={t('place.city')}
        optional
        maxLength={80}
        dir="auto"
        autoComplete="address-level2"
        value={values.city}
        error={faultAt(faults, 'city')}
        onChange={(event) => change({ city: event.currentTarget.value })}
      />
      <SelectField
        label={t('place.country')}
        options={[{ value: '', label: t('place.country.none') }, ...countryOptions()]}
        value={values.countryCode}
        error={faultAt(faults, 'countryCode')}
        onChange={(event) => change({ countryCode: event.currentTarget.value })}
      />
      <SelectField
        label={t('place.zone')}
        options={[{ value: '', label: t('place.zone.none') }, ...zones.map((zone) => ({ value: zone, label: zoneWords(zone) }))]}
        value={values.timeZone}
        error={faultAt(faults, 'timeZone')}
        onChange={(event) => change({ timeZone: event.currentTarget.value })}
      />
      {values.timeZone !== deviceZone() && (
        <p className={css.suggestion}>
          {t('place.zone.device', { zone: zoneWords(deviceZone()) })}
          <Button size="small" onClick={() => change({ timeZone: deviceZone() })}>
            {t('place.zone.use', { zone: zoneWords(deviceZone()) })}
          </Button>
        </p>
      )}
      <ConflictChoice
        conflict={form.conflict}
        fields={[
          { name: 'city', label: t('place.city') },
          { name: 'countryCode', label: t('place.country'), words: (value) => value.countryCode && countryName(value.countryCode) },
          { name: 'timeZone', label: t('place.zone') },
        ]}
      />
    </div>
  );
}
