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
  #latest = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly cache: QueryClient,
    readonly submissionId: string,
  ) {}

  /** The page as it stands: shown from now on, unless a newer one is. */
  read(view: SubmissionView): void {
    if (view.version < this.#latest) return;
    this.#latest = view.version;
    if (this.cache.getQueryData(submissionQueries.one(view.id).queryKey) !== view) this.#keep(view);
  }

  /** @param seen the version that the change was begun on; by itself the latest that was read */
  change(change: Bare<ChangeSubmission>, seen?: number): Promise<SubmissionView> {
    return this.#write(() => api.patch<SubmissionView>(this.#path(), { ...change, version: seen ?? this.#latest }));
  }

  act<A extends keyof Acts>(act: A, with_: Acts[A]): Promise<SubmissionView> {
    return this.#write(() => api.post<SubmissionView>(this.#path(act), { ...with_, version: this.#latest }));
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

  #path(...parts: string[]): string {
    return ['/api/news-submissions', this.submissionId, ...parts].join('/');
  }

  async #write(work: () => Promise<SubmissionView>): Promise<SubmissionView> {
    const written = this.#last.then(work, work);
    this.#last = written.catch(() => undefined);
    const view = await written;
    this.#latest = Math.max(this.#latest, view.version);
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
