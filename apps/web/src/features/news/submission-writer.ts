import type { ApproveSubmission, ChangeSubmission, JudgeSubmission, NewSubmission, SubmissionView } from '@scholars-commons/shared/news';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api-client';
import { SaveLog } from '../../lib/autosave/save-log';
import { upload } from '../../lib/upload';
import { newsQueries } from './news.queries';
import { submissionQueries } from './submissions.queries';

type Bare<T> = Omit<T, 'version'>;
/** What each act needs beside the version. */
export interface Acts {
  submit: object;
  withdraw: object;
  open: object;
  return: Bare<JudgeSubmission>;
  decline: Bare<JudgeSubmission>;
  approve: Bare<ApproveSubmission>;
  publish: object;
  unpublish: { note?: string };
}

/** Begins a draft. The same id again is the same draft. */
export const beginSubmission = (submission: NewSubmission): Promise<SubmissionView> =>
  api.post<SubmissionView>('/api/news-submissions', submission);

/**
 * Writes one submission: one request after the other, each with the version that was seen here,
 * so that what somebody else changed meanwhile is refused (409) instead of lost.
 */
export class SubmissionWriter {
  readonly log = new SaveLog();
  #version = 0;
  readonly #held = new Set<string>();
  /** Parts whose changes were begun on an older version than the one that was accepted for another part. */
  readonly #older = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly cache: QueryClient,
    readonly submissionId: string,
  ) {}

  /** It was read anew: unless something is being changed here, writing goes on from it. */
  read(view: SubmissionView): void {
    if (this.#held.size === 0) this.#version = Math.max(this.#version, view.version);
  }

  /** A part of it holds changes that are not saved: the version stays as it was seen. */
  hold(part: string, isHeld: boolean): void {
    if (isHeld) this.#held.add(part);
    else {
      this.#held.delete(part);
      this.#older.delete(part);
    }
  }

  /** After a conflict of a part was decided: it goes on from the present view. Other parts that hold changes have not met theirs yet. */
  accept(view: SubmissionView, part?: string): void {
    if (view.version > this.#version) {
      this.#leaveBehind(part);
      this.#version = view.version;
      this.#keep(view);
    }
    if (part) this.#older.delete(part);
  }

  change(change: Bare<ChangeSubmission>, part = ''): Promise<SubmissionView> {
    const version = () => this.#older.get(part) ?? this.#version;
    return this.#write(() => api.patch<SubmissionView>(this.#path(), { ...change, version: version() }));
  }

  act<A extends keyof Acts>(act: A, with_: Acts[A]): Promise<SubmissionView> {
    return this.#write(() => api.post<SubmissionView>(this.#path(act), { ...with_, version: this.#version }));
  }

  sendPicture(file: Blob, onProgress: (percent: number) => void): Promise<SubmissionView> {
    const form = new FormData();
    form.append('picture', file);
    return this.#write(() => upload<SubmissionView>('PUT', this.#path('picture'), form, onProgress));
  }

  removePicture(): Promise<SubmissionView> {
    return this.#write(() => api.delete<SubmissionView>(this.#path('picture')));
  }

  /** Resolves when everything that was to be sent is answered. */
  settled(): Promise<unknown> {
    return this.#last;
  }

  /** Parts that hold changes keep the version that they were begun on. */
  #leaveBehind(but?: string): void {
    for (const held of this.#held) if (held !== but && !this.#older.has(held)) this.#older.set(held, this.#version);
  }

  #path(...parts: string[]): string {
    return ['/api/news-submissions', this.submissionId, ...parts].join('/');
  }

  async #write(work: () => Promise<SubmissionView>): Promise<SubmissionView> {
    const written = this.#last.then(work, work);
    this.#last = written.catch(() => undefined);
    const view = await written;
    // One step on is this write alone; more is what others wrote, and changes that are held here have yet to meet it.
    if (view.version > this.#version + 1) this.#leaveBehind();
    this.#version = view.version;
    this.#keep(view);
    return view;
  }

  #keep(view: SubmissionView): void {
    this.cache.setQueryData(submissionQueries.one(view.id).queryKey, view);
    void this.cache.invalidateQueries({ queryKey: ['submissions', 'mine'], refetchType: 'none' });
    if (!view.newsId) return;
    void this.cache.invalidateQueries({ queryKey: newsQueries.all(), refetchType: 'none' });
    void this.cache.invalidateQueries({ queryKey: ['today'], refetchType: 'none' });
  }
}
