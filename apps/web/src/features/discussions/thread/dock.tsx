import { IconArrowDown } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../../ui/button';
import css from './dock.module.css';
import { t } from './messages';

interface Props {
  arrived: number;
  onShowArrived: () => void;
  typing: readonly string[];
  children: ReactNode;
}

function typingWords([first, second, third]: readonly string[]): string {
  if (!first) return '';
  if (!second) return t('typing.one', { name: first });
  return t(third ? 'typing.more' : 'typing.two', { first, second });
}

/** What stays at the bottom of a thread: what has arrived, who is writing, and the box to write in. */
export function Dock({ arrived, onShowArrived, typing, children }: Props) {
  const dock = useRef<HTMLDivElement>(null);
  // Posts keep clear of it when they are scrolled to (a focused thing is never under it).
  useEffect(() => {
    const element = dock.current;
    const parent = element?.parentElement;
    if (!element || !parent) return;
    const observer = new ResizeObserver(() => parent.style.setProperty('--dock', `${element.offsetHeight}px`));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={dock} className={css.dock} data-screen-only>
      {arrived > 0 && (
        <div className={css.pill}>
          <Button kind="live" size="small" onClick={onShowArrived} icon={<IconArrowDown size={16} stroke={2} aria-hidden />}>
            {t('arrived', { count: arrived })}
          </Button>
        </div>
      )}
      <p className={css.typing}>{typingWords(typing)}</p>
      {children}
    </div>
  );
}
