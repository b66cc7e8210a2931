import type { ScholarView } from '@scholars-commons/shared/scholars';
import { useEffect, useRef, useState } from 'react';
import { fullTime } from '../../../lib/dates';
import { discardEdits, restoreEdits } from '../../../lib/autosave/edits';
import { type Draft, drafts } from '../../../lib/drafts';
import { listOf } from '../../../lib/numbers';
import { RestoreNotice } from '../../../ui/restore-notice';
import { editBlocks } from './blocks';
import { titleOf } from './block-titles';
import { useEditor } from './editing';
import { t } from './messages';
import type { EditBlock } from './profile-writer';

/** Where the draft of a form is kept on this device. */
export const draftPlace = (scholarId: string, block: EditBlock, row?: string): string =>
  ['profile', scholarId, block, ...(row ? [row] : [])].join(':');

const blockOf = (place: string) => editBlocks.find((block) => block === place.split(':')[2]);
const rowOf = (place: string) => place.split(':')[3];

const rowsOf = (view: ScholarView, block: EditBlock | undefined): readonly { id: string }[] =>
  block === 'positions' || block === 'achievements' || block === 'contacts' ? (view[block] ?? []) : [];
const hasRow = (view: ScholarView, place: string, id: string | undefined) => rowsOf(view, blockOf(place)).some((row) => row.id === id);

/** Of a row that was removed meanwhile, nobody can use an edit. */
const isOfUse = (view: ScholarView, place: string): boolean => {
  const row = rowOf(place);
  return blockOf(place) !== undefined && (row === undefined || row === 'new' || hasRow(view, place, row));
};

/** A new row that had arrived, though its answer was lost, is an edit of that row. */
function whereItBelongs(view: ScholarView, [place, draft]: [string, Draft]): [string, Draft] {
  const block = blockOf(place);
  const id = draft.extra?.id;
  if (!block || !id || rowOf(place) !== 'new' || !hasRow(view, place, id)) return [place, draft];
  const there = draftPlace(view.id, block, id);
  void drafts.save(there, draft.text);
  void drafts.remove(place);
  return [there, { text: draft.text, savedAt: draft.savedAt }];
}

async function leftBehind(view: ScholarView): Promise<Map<string, Draft>> {
  const mine = (await drafts.all()).filter(([place]) => place.startsWith(`profile:${view.id}:`));
  for (const [place] of mine) if (!isOfUse(view, place)) void drafts.remove(place);
  return new Map(mine.filter(([place]) => isOfUse(view, place)));
}

/** Offers what an earlier visit wrote and maybe could not save before the tab was closed. */
export function DraftNotice() {
  const { view, openAnew } = useEditor();
  const [found, setFound] = useState<ReadonlyMap<string, Draft>>(() => new Map());
  const arrived = useRef(view);
  useEffect(() => {
    let gone = false;
    void leftBehind(arrived.current).then((left) => {
      if (!gone) setFound(left);
    });
    return () => {
      gone = true;
    };
    // Only at the beginning of a visit: what is written during it is on the page.
  }, [view.id]);

  if (found.size === 0) return null;
  const blocks = [...new Set([...found.keys()].map(blockOf).filter((block) => block !== undefined))];
  const latest = Math.max(...[...found.values()].map(({ savedAt }) => savedAt));
  const handleRestore = async () => {
    const left = await restoreEdits(new Map([...found].map((one) => whereItBelongs(view, one))));
    openAnew(blocks);
    setFound(left);
  };
  const handleDiscard = async () => {
    await discardEdits(found);
    setFound(new Map());
  };
  return (
    <RestoreNotice
      detail={t('draft.detail', { time: fullTime(latest), blocks: listOf(blocks.map(titleOf)) })}
      onRestore={() => void handleRestore()}
      onDiscard={() => void handleDiscard()}
    />
  );
}
