import { ConflictChoice } from '../../../ui/conflict-choice';
import { kindWord } from '../kinds';
import type { SubmissionForms } from './forms';
import { t } from './messages';

interface Props {
  forms: SubmissionForms;
  nameOf: (scholarId: string) => string;
}

/** Where somebody saved the same part before: both, to choose from. */
export function Conflicts({ forms: { what, who, details, picture }, nameOf }: Props) {
  return (
    <>
      <ConflictChoice
        conflict={what.conflict}
        fields={[
          { name: 'title', label: t('headline') },
          { name: 'kind', label: t('kind'), words: ({ kind }) => kindWord(kind) },
        ]}
      />
      <ConflictChoice
        conflict={who.conflict}
        fields={[{ name: 'people', label: t('step.who'), words: ({ people }) => people.map(nameOf).join(', ') }]}
      />
      <ConflictChoice
        conflict={details.conflict}
        fields={[
          { name: 'text', label: t('text') },
          { name: 'date', label: t('date') },
          { name: 'link', label: t('link') },
        ]}
      />
      <ConflictChoice
        conflict={picture.conflict}
        fields={[
          { name: 'pictureAlt', label: t('picture.alt') },
          {
            name: 'pictureIsDecorative',
            label: t('picture.words'),
            words: ({ pictureIsDecorative }) => t(pictureIsDecorative ? 'picture.decorative' : 'picture.shows'),
          },
        ]}
      />
    </>
  );
}
