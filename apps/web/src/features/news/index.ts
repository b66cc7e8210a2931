import { lazyPart } from '../../ui/lazy-part';

export { NewsCards } from './news-cards';
/** For the desk: a submission as it will look, and what an editor may do with it. Stands inside of a `Suspense`. */
export const SubmissionPanel = lazyPart(async () => (await import('./desk/submission-panel')).SubmissionPanel);
/** The news on the page of a scholar or an institution. Stands inside of a `Suspense`. */
export const NewsSection = lazyPart(async () => (await import('./news-section')).NewsSection);
