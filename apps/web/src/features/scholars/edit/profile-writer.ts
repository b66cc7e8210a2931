import type { ChangeScholar, ScholarView } from '@scholars-commons/shared/scholars';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client';
import { SaveLog } from '../../../lib/autosave/save-log';
import { accountQueries } from '../../accounts';
import { scholarQueries } from '../scholars.queries';

type Versions = NonNullable<ScholarView['own']>['versions'];
/** Parts of a profile that are saved and versioned apart. */
export type EditBlock = keyof Versions;
/** Parts that consist of rows. */
export type RowBlock = 'positions' | 'achievements' | 'contacts';
/** The fields of one block, without what the writer adds by itself. */
type Part<T> = T extends unknown ? Omit<T, 'version'> : never;
export type BlockChange = Part<ChangeScholar>;

/**
 * Saves one scholar's profile: writes of a block go one after the other, each with the version that its editor has seen,
 * so that what somebody else changed meanwhile is refused (409) instead of lost.
 */
export class ProfileWriter {
  readonly log = new SaveLog();
  readonly #seen = new Map<EditBlock, number>();
  /** Places of edits that are not saved, by block. */
  readonly #held = new Map<EditBlock, Set<string>>();
  readonly #queues = new Map<EditBlock, Promise<unknown>>();

  constructor(
    private readonly cache: QueryClient,
    readonly scholarId: string,
  ) {}

  /** A newer page was read: blocks that nobody is changing here go on from it. */
  read(view: ScholarView): void {
    for (const [block, version] of Object.entries(view.own?.versions ?? {}) as [EditBlock, number][])
      if (!this.#isHeld(block)) this.#seen.set(block, version);
  }

  /** An editor holds changes of this block: the version stays as he has seen it. */
  hold(block: EditBlock, place: string, isHeld: boolean): void {
    const places = this.#held.get(block) ?? new Set();
    this.#held.set(block, places);
    if (isHeld) places.add(place);
    else places.delete(place);
  }

  /** The editor of a block has met the present view, and goes on from it. */
  accept(view: ScholarView, block: EditBlock): void {
    const version = view.own?.versions[block];
    if (version !== undefined) this.#seen.set(block, version);
    this.#keep(view);
  }

  /** Something other than its editor has met the present view: an editor that holds changes has yet to meet it. */
  meet(view: ScholarView, block: EditBlock): void {
    if (this.#isHeld(block)) this.#keep(view);
    else this.accept(view, block);
  }

  change(change: BlockChange): Promise<ScholarView> {
    const { block } = change;
    return this.#write(block, () => api.patch<ScholarView>(this.#path(), { ...change, version: this.#seen.get(block) ?? 0 }));
  }

  addRow(block: RowBlock, row: object): Promise<ScholarView> {
    return this.#write(block, () => api.post<ScholarView>(this.#path(block), row));
  }

  changeRow(block: RowBlock, rowId: string, change: object): Promise<ScholarView> {
    return this.#write(block, () => api.patch<ScholarView>(this.#path(block, rowId), { ...change, version: this.#seen.get(block) ?? 0 }));
  }

  removeRow(block: RowBlock, rowId: string): Promise<ScholarView> {
    return this.#write(block, () => api.delete<ScholarView>(this.#path(block, rowId)));
  }

  /** For the photo, whose upload tells of its progress. */
  run(block: EditBlock, work: () => Promise<ScholarView>): Promise<ScholarView> {
    return this.#write(block, work);
  }

  #isHeld(block: EditBlock): boolean {
    return (this.#held.get(block)?.size ?? 0) > 0;
  }

  #path(...parts: string[]): string {
    return ['/api/scholars', this.scholarId, ...parts].join('/');
  }

  async #write(block: EditBlock, work: () => Promise<ScholarView>): Promise<ScholarView> {
    const before = this.#queues.get(block) ?? Promise.resolve();
    const written = before.then(work, work);
    this.#queues.set(
      block,
      written.catch(() => undefined),
    );
    const view = await written;
    const version = view.own?.versions[block];
    // One step on is this write alone; more is what others wrote, and changes that are held here have yet to meet it.
    const isNext = version !== undefined && version <= (this.#seen.get(block) ?? 0) + 1;
    if (version !== undefined && (isNext || !this.#isHeld(block))) this.#seen.set(block, version);
    this.#keep(view);
    return view;
  }

  #keep(view: ScholarView): void {
    this.cache.setQueryData(scholarQueries.scholar(this.scholarId).queryKey, view);
    // Lists and the look with others' eyes are old now, and asked for again when somebody looks.
    void this.cache.invalidateQueries({ queryKey: scholarQueries.all(), refetchType: 'none' });
    void this.cache.invalidateQueries({ queryKey: ['today'], refetchType: 'none' });
    this.cache.setQueryData(accountQueries.session().queryKey, (held) =>
      held && held.scholar.id === view.id
        ? { ...held, scholar: { ...held.scholar, name: view.name, photoId: view.photo?.id ?? null } }
        : held,
    );
  }
}
