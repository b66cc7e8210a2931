import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { UndoBar } from './undo-bar';

const show = (undo: () => Promise<void>) => {
  const handleEnd = jest.fn();
  render(
    <MantineProvider env="test">
      <button type="button">Add a position</button>
      <UndoBar
        undoable={{ key: '1', words: '“Lecturer” is removed.', undo, home: () => screen.getByRole('button', { name: 'Add a position' }) }}
        onEnd={handleEnd}
      />
    </MantineProvider>,
  );
  return handleEnd;
};
const wait = (ms: number) =>
  act(async () => {
    jest.advanceTimersByTime(ms);
  });

describe('the offer to undo', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('stands for ten seconds, then lets the focus go home', async () => {
    const handleEnd = show(async () => {});
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
    await wait(9_900);
    expect(handleEnd).not.toHaveBeenCalled();
    await wait(200);
    expect(handleEnd).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('button', { name: 'Add a position' })).toHaveFocus();
  });

  it('waits while somebody points at it', async () => {
    const handleEnd = show(async () => {});
    fireEvent.pointerEnter(screen.getByRole('status'));
    await wait(30_000);
    expect(handleEnd).not.toHaveBeenCalled();
    fireEvent.pointerLeave(screen.getByRole('status'));
    await wait(10_100);
    expect(handleEnd).toHaveBeenCalledTimes(1);
  });

  it('says when it could not be put back, and can be pressed again', async () => {
    const handleEnd = show(() => Promise.reject(new Error('no answer')));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Undo' })));
    expect(screen.getByText('It could not be put back. Try again.')).toBeVisible();
    expect(handleEnd).not.toHaveBeenCalled();
  });
});
