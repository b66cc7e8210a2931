import { describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '../lib/api-client';
import { Avatar, faceOf, initials } from './avatar';
import { BarList } from './bar-list';
import { Button } from './button';
import { Dialog } from './dialog';
import { Menu, MenuChoice, MenuItem } from './menu';
import { problemWords } from './problem-words';
import { Skeleton } from './skeleton';

describe('Avatar', () => {
  it.each([
    ['Amina Diallo', 'AD'],
    ['Björk', 'B'],
    ['Maria del Carmen Núñez-Ortega', 'MN'],
    ['آمنة ديالو', 'آد'],
    ['  (Kofi)  Mensah ', 'M'],
    ['', ''],
  ])('abbreviates %s to %s', (name, letters) => expect(initials(name)).toBe(letters));

  it('gives a name the same colour every time', () => {
    expect(faceOf('Amina Diallo')).toBe(faceOf('Amina Diallo'));
    expect(new Set(['Amina', 'Kofi', 'Lee', 'Ada', 'Jörg', 'Ngozi', 'Mei', 'Zsófia'].map(faceOf)).size).toBeGreaterThan(3);
  });

  it('says the name only where nothing else does', () => {
    const { rerender } = render(<Avatar name="Amina Diallo" />);
    expect(screen.queryByRole('img')).toBeNull();
    rerender(<Avatar name="Amina Diallo" labelled />);
    expect(screen.getByRole('img', { name: 'Amina Diallo' })).toBeInTheDocument();
  });
});

describe('Button', () => {
  it('keeps the focus while it is busy, and neither acts nor sends its form meanwhile', async () => {
    const user = userEvent.setup();
    const onClick = jest.fn();
    const onSubmit = jest.fn((event: FormEvent) => event.preventDefault());
    const form = (busy: boolean) => (
      <form onSubmit={onSubmit}>
        <input aria-label="Words" />
        <Button type="submit" busy={busy} onClick={onClick}>
          Send
        </Button>
      </form>
    );
    const { rerender } = render(form(false), { wrapper: MantineProvider });
    const button = screen.getByRole('button', { name: 'Send' });
    await user.click(button);
    expect([onClick.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1]);
    rerender(form(true));
    expect(screen.getByRole('button', { busy: true })).toBe(button);
    // A browser takes the focus from whatever is disabled, which jsdom does not.
    expect(button).toBeEnabled();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Enter}');
    await user.type(screen.getByRole('textbox', { name: 'Words' }), 'more{Enter}');
    expect([onClick.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('Menu', () => {
  it('opens, moves, finds by letter, chooses and closes by keyboard', async () => {
    const user = userEvent.setup();
    const onEdit = jest.fn();
    const onChoose = jest.fn();
    render(
      <>
        <Menu label="Post 4">
          <MenuItem onSelect={onEdit}>Edit</MenuItem>
          <MenuChoice checked={false} onSelect={onChoose}>
            Dark
          </MenuChoice>
          <MenuItem onSelect={() => {}}>Remove</MenuItem>
        </Menu>
        <button type="button">Elsewhere</button>
      </>,
    );
    const button = screen.getByRole('button', { name: 'Post 4' });
    button.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('menuitem', { name: 'Edit' })).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: 'Remove' })).toHaveFocus();
    await user.keyboard('{ArrowDown}d');
    expect(screen.getByRole('menuitemradio', { name: /Dark/ })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(onChoose).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('menu')).toBeVisible();
    await user.keyboard('{Home}{Enter}');
    expect(onEdit).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toHaveFocus();
    await user.keyboard('{Enter}{Escape}');
    expect(button).toHaveFocus();
    await user.click(button);
    await user.click(screen.getByRole('button', { name: 'Elsewhere' }));
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('Dialog', () => {
  it('is named, takes the focus and gives it back', async () => {
    const user = userEvent.setup();
    function Page() {
      const [open, setOpen] = useState(false);
      return (
        <>
          <button type="button" onClick={() => setOpen(true)}>
            Remove
          </button>
          <Dialog open={open} onClose={() => setOpen(false)} title="Remove this post?">
            <p>Its author reads why.</p>
          </Dialog>
        </>
      );
    }
    render(<Page />);
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    const dialog = screen.getByRole('dialog', { name: 'Remove this post?' });
    expect(dialog).toContainElement(document.activeElement as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Remove' })).toHaveFocus();
  });
});

describe('BarList', () => {
  it('writes every number, and presses as a filter', async () => {
    const onPress = jest.fn();
    render(<BarList label="What they do" bars={[{ key: 'md', label: 'Physicians', value: 3214 }]} chosen="md" onPress={onPress} />);
    const bar = screen.getByRole('button', { name: /Physicians.*3,214/, pressed: true });
    await userEvent.click(bar);
    expect(onPress).toHaveBeenCalledWith('md');
  });
});

describe('Skeleton', () => {
  it('waits 200 ms before it shows', () => {
    jest.useFakeTimers();
    const { container } = render(<Skeleton lines={2} />);
    expect(container.querySelectorAll('[aria-hidden]')).toHaveLength(0);
    act(() => jest.advanceTimersByTime(250));
    expect(container.querySelectorAll('[aria-hidden]')).toHaveLength(2);
    jest.useRealTimers();
  });
});

describe('problemWords', () => {
  const words = (status: number, more: object = {}) =>
    problemWords(new ProblemError({ type: 'about:blank', title: 'Title', status, ...more }));

  it('says what happened without naming a cause of the server', () => {
    expect(words(0).title).toBe('We could not reach the server');
    expect(words(404).title).toBe('There is nothing here that you can open');
    expect(words(500, { detail: 'duplicate key value', requestId: 'r' })).toMatchObject({ requestId: 'r' });
    expect(JSON.stringify(words(500, { detail: 'duplicate key value' }))).not.toContain('duplicate');
    expect(words(409, { detail: 'Kofi changed the title.' })).toMatchObject({ detail: 'Kofi changed the title.' });
    expect(words(429, { retryAfter: 30 }).detail).toContain('try again in 30 seconds');
    expect(words(503).detail).toContain('Please try again in a moment');
    expect(words(503, { retryAfter: 5 }).detail).toContain('kept on this page. Please try again in 5 seconds');
    expect(words(429, { retryAfter: 600 }).detail).toContain('try again in 10 minutes');
    expect(problemWords(new TypeError('x is undefined')).title).toBe('The server failed at this request');
  });
});
