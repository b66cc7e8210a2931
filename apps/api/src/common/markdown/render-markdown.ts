import { markdownToHtml } from './markdown-to-html.js';
import { sanitize } from './sanitize.js';

/** The one renderer: view, preview, mail and feed show what it makes. Rendered once, when written. */
export const renderMarkdown = (text: string): string => sanitize(markdownToHtml(text)).trim();
