import type { SpaceView } from '@scholars-commons/shared/discussions';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { count } from '../../../lib/numbers';
import { rich } from '../../../lib/rich-text';
import { urls } from '../../../lib/urls';
import { TextField } from '../../../ui/field';
import { Time } from '../../../ui/time';
import { t } from './messages';
import { SpaceStrip } from './space-strip';
import css from './spaces.module.css';

/** The spaces, mine first. What a moderator reads besides stays folded: there may be hundreds. */
export function SpaceGroups({ spaces }: { spaces: readonly SpaceView[] }) {
  const [isUnfolded, setUnfolded] = useState(false);
  const mine = spaces.filter(({ kind, readAsModerator }) => kind === 'cohort' && !readAsModerator);
  const open = spaces.filter(({ kind }) => kind === 'open');
  const moderated = spaces.filter(({ readAsModerator }) => readAsModerator);
  return (
    <div className={css.groups}>
      <Group title={t('mine')} spaces={mine} />
      <Group title={t('open')} spaces={open} />
      {moderated.length > 0 && (
        <details className={css.moderated} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
          <summary>
            {t('moderated')} ({count(moderated.length)})
          </summary>
          <p>{t('moderated.words')}</p>
          {isUnfolded && <Moderated spaces={moderated} />}
        </details>
      )}
    </div>
  );
}

/** Hundreds of them: found by a piece of the name. */
function Moderated({ spaces }: { spaces: readonly SpaceView[] }) {
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase();
  const found = wanted ? spaces.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)) : spaces;
  return (
    <>
      <div className={css.find}>
        <TextField label={t('moderated.find')} type="search" value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        <p role="status">{wanted && t('moderated.found', { count: found.length })}</p>
      </div>
      <Cards spaces={found} label={t('moderated')} />
    </>
  );
}

function Group({ title, spaces }: { title: string; spaces: readonly SpaceView[] }) {
  if (spaces.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={css.title}>{title}</h2>
      <Cards spaces={spaces} label={title} />
    </section>
  );
}

function Cards({ spaces, label }: { spaces: readonly SpaceView[]; label: string }) {
  return (
    <ul className={css.grid} aria-label={label}>
      {spaces.map((space) => (
        <li key={space.id} className={css.card}>
          <SpaceStrip name={space.name} />
          <p className={css.head}>
            <Link {...urls.space(space.slug)} className={css.name} dir="auto">
              {space.name}
            </Link>
            {space.unreadThreads > 0 && (
              <span className={css.unread} role="img" aria-label={t('unread.label', { count: space.unreadThreads })}>
                {t('unread', { count: space.unreadThreads })}
              </span>
            )}
          </p>
          {space.description && (
            <p className={css.words} dir="auto">
              {space.description}
            </p>
          )}
          <p className={css.meta}>
            {t('threads', { count: space.threadCount })}
            {space.lastPostAt && <> · {rich(t('last', { when: '' }), { time: () => <Time at={space.lastPostAt ?? ''} /> })}</>}
          </p>
        </li>
      ))}
    </ul>
  );
}
