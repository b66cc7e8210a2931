import { createLink, type LinkComponent } from '@tanstack/react-router';
import {
  type ComponentPropsWithRef,
  createContext,
  forwardRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import css from './menu.module.css';

/** Closes the menu and gives the focus back to its button. */
const CloseMenu = createContext<() => void>(() => {});

interface Props {
  /** What the button says; without `trigger` it is shown, with it it is its accessible name. */
  label: string;
  trigger?: ReactNode;
  /** A class for the button, in place of the usual look. */
  className?: string | undefined;
  align?: 'start' | 'end';
  /** Where the list opens; above what stands at the bottom of the screen. */
  side?: 'below' | 'above';
  children: ReactNode;
}

const itemsOf = (panel: HTMLElement | null) => [
  ...(panel?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])') ?? []),
];

/** A button that opens a list of acts, by the menu-button pattern of the ARIA guide; written here because every page carries it. */
export function Menu({ label, trigger, className, align = 'end', side = 'below', children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    itemsOf(panel.current)[0]?.focus();
    const handleOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', handleOutside);
    document.addEventListener('focusin', handleOutside);
    return () => {
      document.removeEventListener('pointerdown', handleOutside);
      document.removeEventListener('focusin', handleOutside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const handleKeys = (event: KeyboardEvent) => {
    const items = itemsOf(panel.current);
    const at = items.findIndex((item) => item === document.activeElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (step !== undefined) items.at(step % items.length)?.focus();
    else if (event.key.length === 1 && event.key !== ' ') {
      const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      rest.find((item) => item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
      return;
    } else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  /** A link goes its own way; the menu only gets out of it. */
  const handleClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) close();
  };

  return (
    <div ref={root} className={css.root} data-screen-only>
      <button
        ref={button}
        type="button"
        className={className ?? css.button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={trigger ? label : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {trigger ?? label}
      </button>
      {open && (
        <CloseMenu value={close}>
          <div
            ref={panel}
            id={id}
            role="menu"
            tabIndex={-1}
            aria-label={label}
            className={css.panel}
            data-align={align}
            data-side={side}
            onKeyDown={handleKeys}
            onClick={handleClick}
          >
            {children}
          </div>
        </CloseMenu>
      )}
    </div>
  );
}

interface ItemProps {
  onSelect: () => void;
  children: ReactNode;
  danger?: boolean;
  icon?: ReactNode;
}

export function MenuItem({ onSelect, children, danger = false, icon }: ItemProps) {
  const close = useContext(CloseMenu);
  const handleClick = () => {
    close();
    onSelect();
  };
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={css.item} data-danger={danger} onClick={handleClick}>
      {icon}
      {children}
    </button>
  );
}

/** One of a few; the menu stays open so that the choice can be seen. */
export function MenuChoice({ checked, onSelect, children }: { checked: boolean; onSelect: () => void; children: ReactNode }) {
  return (
    <button type="button" role="menuitemradio" aria-checked={checked} tabIndex={-1} className={css.item} onClick={onSelect}>
      {children}
      <span aria-hidden className={css.tick}>
        {checked ? '✓' : ''}
      </span>
    </button>
  );
}

const Anchor = forwardRef<HTMLAnchorElement, ComponentPropsWithRef<'a'>>(({ children, ...rest }, ref) => (
  <a {...rest} ref={ref} role="menuitem" tabIndex={-1} className={css.item}>
    {children}
  </a>
));
Anchor.displayName = 'MenuAnchor';
const RoutedAnchor = createLink(Anchor);

/** A place to go: `<MenuLink {...urls.account()}>`. */
export const MenuLink: LinkComponent<typeof Anchor> = (props) => <RoutedAnchor {...props} />;

export const MenuLabel = ({ children }: { children: ReactNode }) => <div className={css.label}>{children}</div>;
export const MenuDivider = () => <hr className={css.divider} />;
