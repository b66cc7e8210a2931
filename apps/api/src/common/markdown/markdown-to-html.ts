import MarkdownIt, { type Token } from 'markdown-it';

/** The page's own headings are h1 and h2. */
const HEADING_SHIFT = 2;

/** Each block finds its own direction: one post may hold an Arabic paragraph between English ones. */
const DIRECTED = new Set([
  'paragraph_open',
  'heading_open',
  'blockquote_open',
  'bullet_list_open',
  'ordered_list_open',
  'list_item_open',
  'th_open',
  'td_open',
]);

function shiftHeading(token: Token) {
  if (token.type !== 'heading_open' && token.type !== 'heading_close') return;
  token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + HEADING_SHIFT)}`;
}

/** A picture from a stranger's server would tell that server who reads: it becomes a link, which the reader may follow or not. */
function picturesAsLinks(tokens: Token[]): Token[] {
  let linkDepth = 0;
  return tokens.flatMap((token) => {
    if (token.type === 'link_open') linkDepth += 1;
    if (token.type === 'link_close') linkDepth -= 1;
    if (token.type !== 'image') return [token];
    const address = String(token.attrGet('src') ?? '');
    const label = new MarkdownIt.Token('text', '', 0);
    label.content = markdown.renderer.renderInlineAsText(token.children ?? [], markdown.options, {}).trim() || address;
    if (linkDepth > 0) return [label];
    const open = new MarkdownIt.Token('link_open', 'a', 1);
    open.attrSet('href', address);
    return [open, label, new MarkdownIt.Token('link_close', 'a', -1)];
  });
}

function build() {
  // Nested deeper than this, nobody reads it; and each level costs time.
  const markdown = new MarkdownIt('default', { html: false, linkify: true, breaks: true, typographer: false, maxNesting: 20 });
  // Without a scheme, "notes.md" and "e.g.in" would become addresses.
  markdown.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
  // An address without its scheme would not pass `sanitize`; and each "://" would be read to its end for it, which a row of them multiplies.
  markdown.linkify.add('//', null);
  markdown.core.ruler.push('people-s-words', (state) => {
    for (const token of state.tokens) {
      shiftHeading(token);
      if (DIRECTED.has(token.type) && !token.hidden) token.attrSet('dir', 'auto');
      if (token.children) token.children = picturesAsLinks(token.children);
    }
  });
  return markdown;
}

const markdown = build();

/** More blocks than any person writes: a text made to keep the server busy. A long post has about a hundred. */
const TOKENS_MAX = 6_000;
const LINES_AND_CELLS_MAX = 3_000;

const asTyped = (text: string) => `<p dir="auto">${markdown.utils.escapeHtml(text).replace(/\n/g, '<br>')}</p>`;

/** Markdown as markdown-it makes it: raw HTML is shown as text. Not to be served before `sanitize`. */
export function markdownToHtml(text: string): string {
  if ((text.match(/[\n|]/g)?.length ?? 0) > LINES_AND_CELLS_MAX) return asTyped(text);
  const tokens = markdown.parse(text, {});
  const count = tokens.reduce((sum, token) => sum + 1 + (token.children?.length ?? 0), 0);
  if (count > TOKENS_MAX) return asTyped(text);
  // Definitions of links alone render to nothing: better to show them than an empty post.
  return markdown.renderer.render(tokens, markdown.options, {}).trim() || (text.trim() && asTyped(text));
}
