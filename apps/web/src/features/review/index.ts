import { lazyDialog } from '../../ui/lazy-part';

/** Asks staff to look at something; loaded when it is first opened. */
export const FlagDialog = lazyDialog(async () => (await import('./flag-dialog')).FlagDialog);
export { ReportButton } from './report-button';
export { reportWords } from './report-words';
