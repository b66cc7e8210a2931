import { describe, expect, it } from '@jest/globals';
import { POST_MAX } from '@scholars-commons/shared/discussions';
import { markdownToHtml } from './markdown-to-html.js';
import { renderMarkdown } from './render-markdown.js';
import { sanitize, throughTheList } from './sanitize.js';
import { quickest } from '../../../test/support/machine-speed.js';

describe('what people write', () => {
  it.each([
    ['a paragraph', 'Good *morning*', '<p dir="auto">Good <em>morning</em></p>'],
    ['a line break as typed', 'one\ntwo', '<p dir="auto">one<br />\ntwo</p>'],
    ['a heading, below those of the page', '# Aims', '<h3 dir="auto">Aims</h3>'],
    ['a deep heading', '###### Aims', '<h6 dir="auto">Aims</h6>'],
    [
      'a bare address',
      'See https://example.org/a',
      '<a href="https://example.org/a" rel="noopener nofollow ugc">https://example.org/a</a>',
    ],
    ['a file name, which is no address', 'notes.md', '<p dir="auto">notes.md</p>'],
    ['a page of our own', '[here](/threads/1)', '<a href="/threads/1" rel="noopener nofollow ugc">here</a>'],
    ['a table', '|a|\n|-:|\n|1|', '<td style="text-align:right" dir="auto">1</td>'],
    ['code with its language', '```r\nx <- 1\n```', '<pre><code class="language-r">x &lt;- 1\n</code></pre>'],
    ['a numbered list that begins later', '3. c', '<ol start="3" dir="auto">'],
    ['words from right to left', '> مرحبا', '<blockquote dir="auto">'],
  ])('%s', (_what, text, html) => expect(renderMarkdown(text)).toContain(html));

  it('shows a picture as a link, so that no stranger learns who reads', () => {
    const html = renderMarkdown(
      '![A ward](https://example.org/a.png "title") and [![Logo](https://example.org/l.png)](https://example.org/)',
    );
    expect(html).toContain('<a href="https://example.org/a.png" rel="noopener nofollow ugc">A ward</a>');
    expect(html).toContain('<a href="https://example.org/" rel="noopener nofollow ugc">Logo</a>');
    expect(html).not.toContain('<img');
  });
});

it('shows as typed what would render to nothing', () => {
  expect(renderMarkdown('[a]: https://example.org')).toBe('<p dir="auto">[a]: https://example.org</p>');
  expect(renderMarkdown('')).toBe('');
});

describe('what must not get through', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt&#58;alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](vbscript:x)',
    '[a](//stranger.example/x)',
    '<javascript:alert(1)>',
    '![a](javascript:alert(1))',
    '[a](https://example.org "onmouseover=alert(1)")',
    '```"><script>alert(1)</script>\nx\n```',
    '<a href="https://example.org" onclick="alert(1)" style="position:fixed">a</a>',
    '<svg/onload=alert(1)>',
    '<iframe src="https://stranger.example"></iframe>',
    '[a]: javascript:alert(1)\n\n[a]',
    '`<b onmouseover=alert(1)>`',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  ])('%s', (text) => {
    const tags = renderMarkdown(text).match(/<[^>]*>/g) ?? [];
    for (const tag of tags) {
      expect(tag).not.toMatch(/<\/?(script|img|svg|iframe|style|math|form|b)\b/);
      expect(tag).not.toMatch(/\son\w+\s*=|javascript:|vbscript:|data:|href="\/\//i);
    }
  });
});

/** Texts made to keep a renderer busy, of 50 KB each: longer than any post may be. */
const RUN = 50_000;
const runs = [
  '>',
  '*',
  '_',
  '~',
  '`',
  '[',
  '](',
  '![',
  '<',
  '&',
  '|',
  '-',
  '\\',
  '(',
  '"',
  '1. ',
  '- ',
  '* a\n',
  '|a',
  '[a](',
  '![](',
  '&#',
  '<a ',

  '**a *',
  '_a ',
  '~~a',
  '`a ',
  'a@b.',
  'http://',
  'http://a.b/(',
  '[[]',
  '[a]: b\n',
  '> a\n',
  '  - a\n',
  '| - |\n',
  '|a|b|\n|-|-|\n',
  '![a]',
  'mailto:',
  '*a_',
  '_*a',
  '[x][',
  '<!--',
  '<?',
  'e\u0301',
  '\u202e',
  '\u200b',
  '😀',
  '\n',
  '\t',
  'a.',
  '|https://a.bc/',
  '%E0https://a.bc/',
  '//https://a.bc/',
  '//a.bc/',
].map((part): [string, string] => [JSON.stringify(part), part.repeat(RUN / part.length)]);
const definitions = Array.from({ length: 1000 }, (_, n) => `[a${n}]: b`).join('\n');
const uses = Array.from({ length: 1000 }, (_, n) => `[a${n}]`).join(' ');
const bombs: [string, string][] = [
  ['3,000 quotations in each other', `${'> '.repeat(3000)}a`],
  ['300 lines, each quoted once more', Array.from({ length: 300 }, (_, i) => `${'> '.repeat(i)}x`).join('\n')],
  ['300 lists in each other', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n')],
  ['a table of 5,000 columns', `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n${'|\n'.repeat(2000)}`],
  // The slowest of 2,000 made from pairs, halves and nestings of a hundred marks, in what a post may hold; these count cells and links.
  ['a table full of addresses', `${'|a'.repeat(10)}|\n${'|:-:'.repeat(10)}|\n${`${'|a@b.cc'.repeat(10)}|\n`.repeat(250)}`],
  ['a table of many columns, aligned', `${'|a'.repeat(100)}|\n${'|:-:'.repeat(100)}|\n${`${'|**a**'.repeat(100)}|\n`.repeat(27)}`],
  ['six lists in each line', '- - - - - - a\n'.repeat(1400)],
  ['a thousand definitions and their uses', `${definitions}\n\n${uses}`],
  ['links in links', `${'['.repeat(5000)}a${'](b)'.repeat(3700)}`],
  [
    'runs of marks that grow',
    Array.from({ length: 190 }, (_, n) => `${'*'.repeat(n + 1)}a${'`'.repeat(n + 1)}b${'['.repeat(n + 1)}`).join(''),
  ],
  ...runs,
];

describe('paragraphs of plain words', () => {
  it.each([
    'Two lines\nof one paragraph\n\nand another one',
    'Less < more > and & "quotes" \'too\', &amp; typed, &lt;b&gt; typed, &#60;, &nbsp; and &quot;',
    '<<p>script>alert(1)<</p>/script>',
    '<p dir="auto" onclick="x">',
    '&a&amp;mp; <br><br onload=x> <p dir="auto">',
    '\u0000 \u00a0 \u202e \ud83d\ude00 e\u0301 \ufffd',
    '## A heading, **bold** and [a link](https://a.example)',
    ...bombs.map(([, text]) => text.slice(0, 2_000)),
  ])('come out as the list writes them: %j', (text) => {
    const html = markdownToHtml(text);
    expect(sanitize(html)).toBe(throughTheList(html));
  });

  it.each([
    '<p dir="auto">a</p><script>',
    '<p dir="auto" id="x">a</p>',
    '<p>a<br id="x"></p>',
    '<p>&nbsp;&#60;script</p>',
    '<P>a</P>',
    '<p>a',
    '</p>a',
    '<p<br>>a</p>',
    '<p>&a&amp;mp;</p>',
    '<p><p>a</p></p>',
  ])('are nothing else: %s', (html) => {
    expect(sanitize(html)).toBe(throughTheList(html));
  });
});

describe('time', () => {
  it.each(bombs)('renders %s within 200 ms', (_name, text) => {
    expect(quickest(() => renderMarkdown(text), 200)).toBeLessThan(200);
  });

  // One thread renders for everybody: as long as this lasts, nobody else is answered.
  it.each(bombs)('of %s as long as a post may be, holds everybody up for 100 ms at most', (_name, text) => {
    expect(quickest(() => renderMarkdown(text.slice(0, POST_MAX)), 100)).toBeLessThan(100);
  });

  it('shows as typed what has more marks than a person makes', () => {
    expect(renderMarkdown('* a\n'.repeat(4000))).toMatch(/^<p dir="auto">\* a<br \/>\* a/);
  });
});
