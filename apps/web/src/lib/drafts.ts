import { clear, createStore, del, entries, get, set, type UseStore } from 'idb-keyval';

/** A text that waits on this device. `place` says where it belongs, as "thread:<id>". */
export interface Draft {
  text: string;
  savedAt: number;
  /** The title of a new thread, the post that is answered... whatever the place needs beside the text. */
  extra?: Record<string, string>;
}

const OWNER = 'scholars-commons.drafts-of';

let store: UseStore | undefined;
/** Whose texts this tab holds; another tab may have signed somebody else in meanwhile. */
let heldFor: string | undefined;
/** Kept in memory too, so that private windows without IndexedDB lose nothing before a reload. */
const memory = new Map<string, Draft>();
const forgettings = new Set<() => void>();

function forget(): void {
  memory.clear();
  for (const forgetting of forgettings) forgetting();
}

/** A device may refuse storage (private window, full disk): writing goes on, only the reload is not covered. */
async function quietly<T>(work: (store: UseStore) => Promise<T>): Promise<T | undefined> {
  try {
    store ??= createStore('scholars-commons', 'drafts');
    return await work(store);
  } catch {
    return undefined;
  }
}

export const drafts = {
  get: async (place: string): Promise<Draft | undefined> => memory.get(place) ?? (await quietly((kept) => get<Draft>(place, kept))),
  /** What this tab holds: what was typed in it, or taken up from an earlier visit. */
  held: (place: string): Draft | undefined => memory.get(place),
  /** This tab forgets: the device belongs to somebody else, or nobody, by now. */
  forgetHere: (): void => forget(),
  /** Called whenever what this tab holds is not for whoever uses it next. */
  onForgotten: (forgetting: () => void): void => void forgettings.add(forgetting),
  /** Takes up what an earlier visit kept, for the boxes that it belongs to. */
  takeUp: (found: Iterable<readonly [place: string, draft: Draft]>): void => {
    for (const [place, draft] of found) memory.set(place, draft);
  },
  save: async (place: string, text: string, extra?: Record<string, string>): Promise<void> => {
    const draft: Draft = extra ? { text, savedAt: Date.now(), extra } : { text, savedAt: Date.now() };
    memory.set(place, draft);
    await quietly((kept) => set(place, draft, kept));
  },
  remove: async (place: string): Promise<void> => {
    memory.delete(place);
    await quietly((kept) => del(place, kept));
  },
  all: async (): Promise<[place: string, draft: Draft][]> => {
    const kept = (await quietly((from) => entries<string, Draft>(from))) ?? [];
    return [...new Map([...kept, ...memory])];
  },
  /** At sign-in: what another person left on this device, whose session ended without signing out, is not for this one. */
  belongTo: async (scholarId: string): Promise<void> => {
    if (heldFor !== scholarId) forget();
    heldFor = scholarId;
    try {
      if (localStorage.getItem(OWNER) === scholarId) return;
      if (localStorage.getItem(OWNER)) await drafts.clear();
      localStorage.setItem(OWNER, scholarId);
    } catch {
      // A browser that keeps nothing has nothing of others either.
    }
  },
  /** At sign-out: the next person at this device finds nothing. */
  clear: async (): Promise<void> => {
    forget();
    await quietly((kept) => clear(kept));
  },
};
