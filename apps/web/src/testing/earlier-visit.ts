import 'fake-indexeddb/auto';
import { createStore, set } from 'idb-keyval';
import { type Draft, drafts } from '../lib/drafts';

const device = createStore('scholars-commons', 'drafts');

/** A tab that is gone kept this on the device; the tab of the test does not hold it. */
export async function anEarlierVisitKept(place: string, values: object, extra?: Draft['extra']): Promise<void> {
  const draft: Draft = { text: JSON.stringify(values), savedAt: Date.now(), ...(extra && { extra }) };
  await set(place, draft, device);
}

/** The tab is gone: the device keeps what was typed, and nothing else remembers it. */
export async function closeTab({ unmount }: { unmount: () => void }): Promise<void> {
  unmount();
  localStorage.clear();
  await drafts.belongTo('nobody');
  localStorage.clear();
}
