import type { AuthorView } from '@scholars-commons/shared/discussions';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { announce } from '../../../lib/announce';
import { photoUrl } from '../../../lib/photo-url';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { useViewer } from '../../accounts';
import { PersonName, ScholarField } from '../../scholars';
import type { SubmissionForms } from './forms';
import { t } from './messages';
import css from './submit.module.css';

/** The contract's `NEWS_PEOPLE_MAX`. */
const MOST = 20;

interface Props {
  form: SubmissionForms['who'];
  /** Whom the page knows by id: those of the draft, and those found here. */
  known: ReadonlyMap<string, AuthorView>;
  onFound: (scholar: AuthorView) => void;
}

/** Whom the news concerns: oneself first, others found by name. */
export function WhoStep({ form: { values, change }, known, onFound }: Props) {
  const { scholar: me } = useViewer();
  const list = useRef<HTMLUListElement>(null);
  const { people } = values;
  const isFull = people.length >= MOST;

  const add = (scholar: AuthorView) => {
    if (people.includes(scholar.id)) return announce(t('who.already', { name: scholar.name }));
    onFound(scholar);
    // Oneself stands first.
    change({ people: scholar.id === me.id ? [scholar.id, ...people] : [...people, scholar.id] });
    announce(t('who.added', { name: scholar.name }));
  };
  const remove = (id: string, name: string) => {
    change({ people: people.filter((one) => one !== id) });
    announce(t('who.removed', { name }));
    // The button goes with its person; the list itself is what remains.
    list.current?.focus();
  };
  return (
    <div className={css.form}>
      <p className={css.lead}>{t('who.lead')}</p>
      {isFull ? (
        <p>{t('who.full', { most: MOST })}</p>
      ) : (
        <ScholarField
          label={t('who.find')}
          hint={t('who.find.hint', { most: MOST })}
          onPick={({ id, name, credentials, photoId }) => add({ id, name, credentials, photoId, isStaff: false })}
        />
      )}
      <ul ref={list} tabIndex={-1} className={css.people} aria-label={t('who.chosen')}>
        {people.map((id) => {
          const person = known.get(id);
          const name = person?.name ?? '…';
          return (
            <li key={id}>
              <Avatar name={name} src={photoUrl(person?.photoId)} size={32} />
              <span className={css.person}>
                <PersonName credentials={person?.credentials ?? null}>{name}</PersonName>
                {id === me.id && <span className={css.you}> ({t('who.you')})</span>}
              </span>
              <Button
                kind="quiet"
                size="small"
                aria-label={t('who.remove', { name })}
                icon={<IconX size={16} aria-hidden />}
                onClick={() => remove(id, name)}
              />
            </li>
          );
        })}
        {people.length === 0 && <li className={css.hint}>{t('who.nobody')}</li>}
      </ul>
      {!people.includes(me.id) && !isFull && (
        <div>
          <Button onClick={() => add({ id: me.id, name: me.name, credentials: null, photoId: me.photoId, isStaff: false })}>
            {t('who.me')}
          </Button>
        </div>
      )}
    </div>
  );
}
