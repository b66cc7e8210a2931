import type { AuthorView } from '@scholars-commons/shared/discussions';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { announce } from '../../../lib/announce';
import { photoUrl } from '../../../lib/photo-url';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { PersonName, ScholarField } from '../../scholars';
import { t } from './messages';
import css from './submit.module.css';

/** The contract's `NEWS_PEOPLE_MAX`. */
const MOST = 20;

interface Props {
  people: readonly string[];
  /** Whom the page knows by id: those of the submission, and those found here. */
  known: ReadonlyMap<string, AuthorView>;
  onFound: (scholar: AuthorView) => void;
  onChange: (people: string[]) => void;
  /** Whoever stands first once added, with the word for who that is. */
  first: { id: string; word: string };
  /** To be added with one press while not named. */
  offer?: AuthorView;
  error?: string | undefined;
}

/** Whom news concern: found by name, each to be taken away again. */
export function PeopleField({ people, known, onFound, onChange, first, offer, error }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const isFull = people.length >= MOST;
  const add = (scholar: AuthorView) => {
    if (people.includes(scholar.id)) return announce(t('who.already', { name: scholar.name }));
    onFound(scholar);
    onChange(scholar.id === first.id ? [scholar.id, ...people] : [...people, scholar.id]);
    announce(t('who.added', { name: scholar.name }));
  };
  const remove = (id: string, name: string) => {
    onChange(people.filter((one) => one !== id));
    announce(t('who.removed', { name }));
    // The button goes with its person; the list itself is what remains.
    list.current?.focus();
  };
  return (
    <>
      {isFull ? (
        <p>{t('who.full', { most: MOST })}</p>
      ) : (
        <ScholarField
          label={t('who.find')}
          hint={t('who.find.hint', { most: MOST })}
          onPick={({ id, name, credentials, photoId }) => add({ id, name, credentials, photoId, isStaff: false })}
        />
      )}
      {error && (
        <p role="alert" className={css.fault}>
          {error}
        </p>
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
                {id === first.id && <span className={css.you}> ({first.word})</span>}
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
      {offer && !people.includes(offer.id) && !isFull && (
        <div>
          <Button onClick={() => add(offer)}>{t('who.me')}</Button>
        </div>
      )}
    </>
  );
}
