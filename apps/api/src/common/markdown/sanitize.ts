import sanitizeHtml from 'sanitize-html';

/** What may stand in people's words; everything else is dropped. The web shows this HTML as it is, so this list is the only gate. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'hr',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'ul',
    'ol',
    'li',
    'pre',
    'code',
    'strong',
    'em',
    's',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { '*': ['dir'], a: ['href', 'rel', 'title'], ol: ['start'], code: ['class'], th: ['style'], td: ['style'] },
  allowedClasses: { code: [/^language-[\w+#.-]{1,30}$/] },
  allowedStyles: { '*': { 'text-align': [/^(left|right|center)$/] } },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  // `ugc` and `nofollow`: a link here is nobody's recommendation; `noopener`: the page behind it gets no handle on ours.
  transformTags: { a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'noopener nofollow ugc' } }) },
};

/** What words in a paragraph may hold besides letters. */
const WITHIN = /&(?:amp|lt|gt|quot);|<br>/g;
const PARAGRAPHS = /^(?:<p(?: dir="auto")?>[^<>&]*<\/p>\s*)*$/;
// A blank in their place, so that nothing grows together to a mark.
const isPlain = (html: string) => PARAGRAPHS.test(html.replace(WITHIN, ' '));

/** HTML through the list, mark by mark. */
export const throughTheList = (html: string): string => sanitizeHtml(html, allowed);

/**
 * The allow-list that all of people's HTML passes. Paragraphs of plain words, which most posts are, need not be taken apart for it: they
 * come out as the list would write them.
 */
export const sanitize = (html: string): string =>
  isPlain(html) ? html.replaceAll('<br>', '<br />').replaceAll('&quot;', '"') : throughTheList(html);
