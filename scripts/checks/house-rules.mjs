/** What no tool checks: sizes, paths of one machine, unfinished business, silent exceptions. */

const MAX_LINES = 300;
const MAX_TEST_LINES = 600;
const IS_CODE = /\.(?:ts|tsx|mjs|js|css|sql)$/;
const IS_TEST = /\.(?:spec|test|api\.spec|rights)\.(?:ts|tsx|mjs)$|\/e2e\//;
const IS_TEXT = /\.(?:ts|tsx|mjs|js|css|sql|json|md|yml|yaml|html|sh|txt|csv)$|(?:^|\/)(?:Dockerfile|run|\.npmrc|\.env\.example)$/;

/** Modules that others import: one of them that awaits while it is loaded makes Jest load what leads to it anew, for each way there. */
const IS_IMPORTED =
  /^(?:apps\/(?:api|web)\/src|apps\/api\/test\/support|packages\/shared\/src)\/(?!main\.tsx?$).*(?<!\.(?:spec|test))\.tsx?$/;

/** @typedef {{ of: RegExp, pattern: RegExp, words: string }} Rule */

/** Patterns are put together from halves, so that this file does not find itself. @type {Rule[]} */
const RULES = [
  {
    of: IS_TEXT,
    pattern: new RegExp(`(?:^|[\\s"'\`(=:])/(?:${['work', 'home/[a-z]+', 'Users', 'root'].join('|')})/`),
    words: 'a path of one machine',
  },
  { of: IS_TEXT, pattern: new RegExp(`registry\\.${'npmjs'}|${'npm'}mirror|deb\\.${'debian'}\\.org`), words: "a package registry's host" },
  {
    of: IS_CODE,
    pattern: new RegExp(`\\b(?:TO${'DO'}|FIX${'ME'}|XX${'X'})\\b(?!\\(#\\d+\\))`),
    words: 'unfinished business that names no issue',
  },
  {
    of: IS_TEST,
    pattern: new RegExp(
      `\\b(?:it|test|describe)(?:\\.\\w+)*\\.(?:sk${'ip'}|on${'ly'}|to${'do'}|fix${'me'})\\b|^\\s*(?:xit|xdescribe|fit|fdescribe)\\(`,
    ),
    words: 'a skipped or focused test',
  },
  {
    of: IS_CODE,
    pattern: /(?:eslint|oxlint)-disable(?:-next-line|-line)?(?![^\n]*--\s*\S)/,
    words: 'a disabled rule without its reason (" -- why")',
  },
  {
    of: IS_CODE,
    pattern: new RegExp(`@ts-(?:ig${'nore'}|no${'check'})|@ts-exp${'ect'}-error(?!\\s+\\S{3})`),
    words: 'a silenced type error without its reason',
  },
  { of: IS_IMPORTED, pattern: /^(?:export )?(?:(?:const|let) [^=]+= )?await\b/, words: 'a module that awaits while it is loaded' },
];

/** @param {string} path @param {string} text */
function tooLong(path, text) {
  if (!IS_CODE.test(path)) return [];
  const lines = text.split('\n').length - 1;
  const most = IS_TEST.test(path) ? MAX_TEST_LINES : MAX_LINES;
  return lines > most ? [`${path}: ${lines} lines, at most ${most}`] : [];
}

/**
 * @param {string[]} paths
 * @param {(path: string) => string} textOf
 * @returns {string[]} complaints, one a line
 */
export function houseRules(paths, textOf) {
  return paths
    .filter((path) => IS_TEXT.test(path) && path !== 'package-lock.json')
    .flatMap((path) => {
      const text = textOf(path);
      const rules = RULES.filter(({ of }) => of.test(path));
      const found = text
        .split('\n')
        .flatMap((line, index) => rules.filter(({ pattern }) => pattern.test(line)).map(({ words }) => `${path}:${index + 1}: ${words}`));
      return [...found, ...tooLong(path, text)];
    });
}
