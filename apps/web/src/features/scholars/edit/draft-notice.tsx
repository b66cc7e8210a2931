import { useEffect, useState } from 'react';
import { fullTime } from '../../../lib/dates';
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

/** Offers what an earlier visit wrote and could not save before the tab was closed. */
export function DraftNotice() {
  const { view, restore } = useEditor();
  const [found, setFound] = useState<ReadonlyMap<string, Draft>>(() => new Map());
  useEffect(() => {
    let gone = false;
    void drafts.all().then((all) => {
      const mine = all.filter(([place]) => place.startsWith(`profile:${view.id}:`) && blockOf(place));
      if (!gone) setFound(new Map(mine));
    });
    return () => {
      gone = true;
    };
    // Only at the beginning of a visit: what is written during it is on the page.
  }, [view.id]);

  if (found.size === 0) return null;
  const blocks = [...new Set([...found.keys()].map(blockOf).filter((block) => block !== undefined))];
  const latest = Math.max(...[...found.values()].map(({ savedAt }) => savedAt));
  const handleRestore = () => {
    restore(found, blocks);
    setFound(new Map());
  };
  const handleDiscard = async () => {
    await Promise.all([...found.keys()].map((place) => drafts.remove(place)));
    setFound(new Map());
  };
  return (
    <RestoreNotice
      detail={t('draft.detail', { time: fullTime(latest), blocks: listOf(blocks.map(titleOf)) })}
      onRestore={handleRestore}
      onDiscard={() => void handleDiscard()}
    />
  );
}
