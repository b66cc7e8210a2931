import { changeAchievement, newAchievement } from '@scholars-commons/shared/profile-rows';
import type { AchievementKind, AchievementView } from '@scholars-commons/shared/scholars';
import { Link } from '@tanstack/react-router';
import { partialDate } from '../../../lib/dates';
import { urls } from '../../../lib/urls';
import { TextAreaField, TextField } from '../../../ui/field';
import { SelectField } from '../../../ui/select-field';
import { achievementKinds } from '../profile/achievements';
import { faultAt, faultsOf } from '../../../lib/faults';
import css from './form.module.css';
import { t } from './form-messages';
import { RowList } from './row-list';
import type { RowFieldsProps, RowKind } from './rows';

interface Values {
  kind: AchievementKind;
  title: string;
  detail: string;
  link: string;
  date: string;
}

const changeOf = ({ link, date, ...rest }: Values) => ({ ...rest, link: link.trim() || null, date: date.trim() || null });
const SOME_ID = '01920000-0000-7000-8000-000000000000';

function Fields({ values, faults, change }: RowFieldsProps<Values>) {
  return (
    <>
      <SelectField
        label={t('achievement.kind')}
        options={achievementKinds.map((kind) => ({ value: kind, label: t(`achievement.kind.${kind}`) }))}
        value={values.kind}
        error={faultAt(faults, 'kind')}
        onChange={(event) => change({ kind: event.currentTarget.value as AchievementKind })}
      />
      <TextField
        label={t('achievement.title')}
        maxLength={300}
        dir="auto"
        value={values.title}
        error={faultAt(faults, 'title')}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <TextField
        label={t('achievement.date')}
        hint={t('date.hint')}
        optional
        maxLength={10}
        value={values.date}
        error={faultAt(faults, 'date')}
        onChange={(event) => change({ date: event.currentTarget.value })}
      />
      <TextField
        type="url"
        label={t('achievement.link')}
        hint={t('achievement.link.hint')}
        optional
        maxLength={500}
        value={values.link}
        error={faultAt(faults, 'link')}
        onChange={(event) => change({ link: event.currentTarget.value })}
      />
      <TextAreaField
        label={t('achievement.detail')}
        hint={t('achievement.detail.hint')}
        optional
        rows={2}
        maxLength={1000}
        dir="auto"
        value={values.detail}
        error={faultAt(faults, 'detail')}
        onChange={(event) => change({ detail: event.currentTarget.value })}
      />
    </>
  );
}

const achievements: RowKind<AchievementView, Values> = {
  block: 'achievements',
  rowsOf: (view) => view.achievements ?? [],
  wordsOf: ({ title }) => title,
  show: (row) => (
    <>
      <p>
        <strong>{row.title}</strong>
      </p>
      <p className={css.note}>{[t(`achievement.kind.${row.kind}`), row.date && partialDate(row.date)].filter(Boolean).join(', ')}</p>
    </>
  ),
  empty: () => ({ kind: 'publication', title: '', detail: '', link: '', date: '' }),
  valuesOf: ({ kind, title, detail, link, date }) => ({ kind, title, detail: detail ?? '', link: link ?? '', date: date ?? '' }),
  changeOf,
  newOf: changeOf,
  check: (values, isNew) =>
    faultsOf(isNew ? newAchievement : changeAchievement, isNew ? { ...changeOf(values), id: SOME_ID } : changeOf(values)),
  fields: (props) => <Fields {...props} />,
  addWords: t('achievement.add'),
  more: (row) => (
    <Link {...urls.submitNews(row.id)} aria-label={t('achievement.shareOf', { title: row.title })}>
      {t('achievement.share')}
    </Link>
  ),
  compared: [
    { name: 'kind', label: t('achievement.kind'), words: ({ kind }) => t(`achievement.kind.${kind}`) },
    { name: 'title', label: t('achievement.title') },
    { name: 'date', label: t('achievement.date') },
    { name: 'link', label: t('achievement.link') },
    { name: 'detail', label: t('achievement.detail') },
  ],
};

/** One's own lines: publications, awards, new roles. */
export const AchievementsForm = () => <RowList kind={achievements} />;
