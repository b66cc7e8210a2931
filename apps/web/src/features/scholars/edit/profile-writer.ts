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

export const versionIn = (view: ScholarView, block: EditBlock): number => view.own?.versions[block] ?? 0;

/**
 * Saves one scholar's profile: writes of a block go one after the other, each with the version that its editor has seen,
 * so that what somebody else changed meanwhile is refused (409) instead of lost.
 */
export class ProfileWriter {
  readonly log = new SaveLog();
  readonly #latest = new Map<EditBlock, number>();
  readonly #queues = new Map<EditBlock, Promise<unknown>>();

  constructor(
    private readonly cache: QueryClient,
    readonly scholarId: string,
  ) {}

  /** The page as it stands: shown from now on, unless a newer one is. */
  read(view: ScholarView): void {
    const key = scholarQueries.scholar(this.scholarId).queryKey;
    const blocks = Object.keys(view.own?.versions ?? {}) as EditBlock[];
    // None (0) is no older one: the block is out of this viewer's sight by now.
    const isOlder = (block: EditBlock) => versionIn(view, block) > 0 && versionIn(view, block) < (this.#latest.get(block) ?? 0);
    if (blocks.some(isOlder)) return;
    for (const block of blocks) this.#latest.set(block, versionIn(view, block));
    if (this.cache.getQueryData(key) !== view) this.#keep(view);
  }

  /** @param seen the version that the change was begun on; by itself the latest that was read */
  change(change: BlockChange, seen?: number): Promise<ScholarView> {
    const { block } = change;
    return this.#write(block, () => api.patch<ScholarView>(this.#path(), { ...change, version: seen ?? this.#latest.get(block) ?? 0 }));
  }

  addRow(block: RowBlock, row: object): Promise<ScholarView> {
    return this.#write(block, () => api.post<ScholarView>(this.#path(block), row));
  }

  changeRow(block: RowBlock, rowId: string, change: object, seen: number): Promise<ScholarView> {
    return this.#write(block, () => api.patch<ScholarView>(this.#path(block, rowId), { ...change, version: seen }));
  }

  removeRow(block: RowBlock, rowId: string): Promise<ScholarView> {
    return this.#write(block, () => api.delete<ScholarView>(this.#path(block, rowId)));
  }

  /** For the photo, whose upload tells of its progress. */
  run(block: EditBlock, work: () => Promise<ScholarView>): Promise<ScholarView> {
    return this.#write(block, work);
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
    this.#latest.set(block, Math.max(this.#latest.get(block) ?? 0, versionIn(view, block)));
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
