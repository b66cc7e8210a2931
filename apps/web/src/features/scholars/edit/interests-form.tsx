import type { OpenTo, ScholarView } from '@scholars-commons/shared/scholars';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FacetChip } from '../../../ui/facet-chip';
import { ProblemState } from '../../../ui/problem-state';
import { ConflictChoice } from '../../../ui/conflict-choice';
import { openToWord } from '../messages';
import { scholarQueries } from '../scholars.queries';
import { draftPlace } from './draft-notice';
import { useEditor } from './editing';
import css from './form.module.css';
import { t } from './form-messages';
import { Picker } from './picker';
import { useAutosave } from './use-autosave';

interface Values {
  topics: string[];
  openTo: OpenTo[];
}

const valuesOf = ({ interests }: ScholarView): Values => ({
  topics: interests?.topics.map(({ slug }) => slug) ?? [],
  openTo: interests?.openTo ?? [],
});

const TOPICS_MAX = 12;
const kinds = ['mentoring', 'co-research', 'speaking', 'hosting'] as const satisfies readonly OpenTo[];

/** Topics from the list, and what one is open to. */
export function InterestsForm() {
  const { view, writer } = useEditor();
  const vocabulary = useQuery(scholarQueries.vocabulary());
  const { values, change, flush, conflict } = useAutosave<Values>({
    block: 'interests',
    place: draftPlace(view.id, 'interests'),
    save: (next, version) => writer.change({ block: 'interests', ...next }, version),
    valuesOf,
  });
  const topics = useMemo(
    () =>
      vocabulary.data?.topics.map(({ slug, label, group }) => ({ key: slug, label, detail: group })) ??
      view.interests?.topics.map(({ slug, label }) => ({ key: slug, label })) ??
      [],
    [vocabulary.data, view.interests],
  );
  const labelOf = (slug: string) => topics.find(({ key }) => key === slug)?.label ?? slug;
  const press = (kind: OpenTo) =>
    change({ openTo: values.openTo.includes(kind) ? values.openTo.filter((one) => one !== kind) : [...values.openTo, kind] });
  return (
    <div className={css.form} onBlur={() => void flush()}>
      {vocabulary.isError ? (
        <ProblemState error={vocabulary.error} onRetry={() => vocabulary.refetch()} />
      ) : (
        <Picker
          label={t('interests.topics')}
          hint={t('interests.topics.hint')}
          fullWords={t('interests.topics.full')}
          all={topics}
          chosen={values.topics}
          most={TOPICS_MAX}
          onChange={(chosen) => change({ topics: chosen })}
        />
      )}
      <div role="group" aria-label={t('interests.openTo')}>
        <p className={css.label} aria-hidden>
          {t('interests.openTo')}
        </p>
        <div className={css.chips}>
          {kinds.map((kind) => (
            <FacetChip key={kind} label={openToWord(kind)} pressed={values.openTo.includes(kind)} onPress={() => press(kind)} />
          ))}
        </div>
      </div>
      <ConflictChoice
        conflict={conflict}
        fields={[
          { name: 'topics', label: t('interests.topics'), words: (value) => value.topics.map(labelOf).join(', ') },
          { name: 'openTo', label: t('interests.openTo'), words: (value) => value.openTo.map(openToWord).join(', ') },
        ]}
      />
    </div>
  );
}
