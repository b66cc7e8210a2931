import { messages } from '../../lib/i18n';

/** Apart from the words of the desk: pages that everybody reads carry these alone. */
export const reportWords = messages('report', { ask: 'Ask a moderator to look' });
