const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const BLOCKS = new Set(['p', 'br', 'hr', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'li', 'pre', 'tr', 'td', 'th']);

const plain = (html: string) =>
  html
    .replace(/<\/?([a-z0-9]+)[^>]*>/g, (_tag, name: string) => (BLOCKS.has(name) ? ' ' : ''))
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();

/** Without what it quotes: an answer that begins with a quotation is told by its own words. */
function withoutQuotations(html: string): string {
  let depth = 0;
  return html
    .split(/(<\/?blockquote[^>]*>)/)
    .filter((part) => {
      if (part.startsWith('</blockquote')) depth -= 1;
      else if (part.startsWith('<blockquote')) depth += 1;
      else return depth === 0;
      return false;
    })
    .join(' ');
}

/** Made once: making one takes longer than to use it. */
const characters = new Intl.Segmenter();

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  // Whole characters, as people see them; a single one longer than all of it is cut anyway.
  const whole = characters.segment(text.slice(0, max + 40)).containing(max - 1)?.index || max - 1;
  const space = text.lastIndexOf(' ', whole);
  return `${text.slice(0, space > whole * 0.7 ? space : whole).trimEnd()}…`;
}

/** The beginning of rendered words as plain text, of at most `max` UTF-16 units. Takes what `renderMarkdown` made. */
export const excerpt = (html: string, max: number): string => cut(plain(withoutQuotations(html)) || plain(html), max);

/** The same of words that were never rendered. */
export const beginning = (text: string, max: number): string => cut(text.replace(/\s+/g, ' ').trim(), max);
