import { lazyPart } from '../../ui/lazy-part';

/** For the desk: a submission as it will look, and what an editor may do with it. Stands inside of a `Suspense`. */
export const SubmissionPanel = lazyPart(async () => (await import('./desk/submission-panel')).SubmissionPanel);
