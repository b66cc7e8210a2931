import type { AuthorView } from '@scholars-commons/shared/discussions';
import { useViewer } from '../../accounts';
import type { SubmissionForms } from './forms';
import { t } from './messages';
import { PeopleField } from './people-field';
import css from './submit.module.css';

interface Props {
  form: SubmissionForms['who'];
  /** Whom the page knows by id: those of the draft, and those found here. */
  known: ReadonlyMap<string, AuthorView>;
  onFound: (scholar: AuthorView) => void;
}

/** Whom the news concerns: oneself first, others found by name. */
export function WhoStep({ form: { values, change }, known, onFound }: Props) {
  const { scholar: me } = useViewer();
  return (
    <div className={css.form}>
      <p className={css.lead}>{t('who.lead')}</p>
      <PeopleField
        people={values.people}
        known={known}
        onFound={onFound}
        onChange={(people) => change({ people })}
        first={{ id: me.id, word: t('who.you') }}
        offer={{ id: me.id, name: me.name, credentials: null, photoId: me.photoId, isStaff: false }}
      />
    </div>
  );
}
