/** Comments, and all that may hold a semicolon without ending a statement: quoted names, texts, bodies of functions. */
const PIECES = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$)[\s\S]*?\1|\bBEGIN\s+ATOMIC\b[\s\S]*?\bEND\b|;/gi;

/** The statements of an SQL text, each in one line, without comments and without what stands in bodies of functions. */
export function statementsIn(sql: string): string[] {
  const marked = sql.replace(PIECES, (piece) => {
    if (piece === ';') return '\u0000';
    if (piece.startsWith('--') || piece.startsWith('/*')) return ' ';
    return piece.startsWith('$') || /^BEGIN\s/i.test(piece) ? '$body$' : piece.replaceAll(/\s+/g, ' ');
  });
  return marked
    .split('\u0000')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);
}

/** What stands between commas, but not between those in brackets: the actions of one ALTER TABLE. */
export function partsOf(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [piece] of list.matchAll(/'(?:[^']|'')*'|[(),]|[^'(),]+/g)) {
    depth += piece === '(' ? 1 : piece === ')' ? -1 : 0;
    if (piece === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}
