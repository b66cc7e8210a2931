import { IconMoodPlus } from '@tabler/icons-react';
import type { PostView, ReactionKind } from '@scholars-commons/shared/discussions';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { t } from './messages';
import { usePostActs } from './post-acts';
import css from './reactions.module.css';
import { reactionKinds } from './reaction-kinds';

const COLUMNS = 4;

/** The eight reactions behind one button. Arrows move, Enter or Space presses, Escape closes. */
export function ReactionPicker({ post, mine }: { post: PostView; mine: readonly ReactionKind[] }) {
  const acts = usePostActs();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    panel.current?.querySelector('button')?.focus();
    const handleOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', handleOutside);
    document.addEventListener('focusin', handleOutside);
    return () => {
      document.removeEventListener('pointerdown', handleOutside);
      document.removeEventListener('focusin', handleOutside);
    };
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const handleKeys = (event: KeyboardEvent) => {
    const buttons = [...(panel.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((one) => one === document.activeElement);
    const forward = document.dir === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };
    const step = steps[event.key];
    if (event.key === 'Escape') close();
    else if (step) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={root} className={css.picker} data-screen-only>
      <button
        ref={button}
        type="button"
        className={css.open}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={t('react.label', { number: post.number })}
        onClick={() => setOpen(!isOpen)}
      >
        <IconMoodPlus size={18} stroke={1.6} aria-hidden />
        <span className={css.openWords}>{t('react')}</span>
      </button>
      {isOpen && (
        <div ref={panel} id={id} role="toolbar" tabIndex={-1} aria-label={t('react.kinds')} className={css.panel} onKeyDown={handleKeys}>
          {reactionKinds.map(({ kind, words, icon: Icon }) => (
            <button
              key={kind}
              type="button"
              className={css.kind}
              aria-pressed={mine.includes(kind)}
              onClick={() => {
                acts.react(post, kind, !mine.includes(kind));
                close();
              }}
            >
              <Icon size={20} stroke={1.6} aria-hidden />
              {words}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
