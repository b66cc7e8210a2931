import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { terminalProgress } from '../database/seeds/progress.js';
import { importInstitutions } from '../features/institutions/import/import-institutions.js';
import { type Command, Mistake } from './command.js';
import { asOwner } from './databases.js';

const MOST_SHOWN = 20;

export const importInstitutionsCommand: Command = {
  usage: 'import-institutions FILE',
  about: 'reads a list of institutions (CSV, or JSON of the Research Organization Registry); the same list again changes nothing',
  async run([name]) {
    if (!name) throw new Mistake(`Call it as: npm run db -- ${this.usage}`);
    const file = resolve(name);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) throw new Mistake(`There is no file ${name}.`);
    const { onProgress, stop } = terminalProgress();
    const report = await asOwner((owner) =>
      importInstitutions(owner, () => createReadStream(file), {
        onProgress: ({ rows, bytes }) => onProgress({ step: `${rows} rows read`, done: bytes, total: Math.max(found.size, bytes, 1) }),
      }),
    ).finally(stop);
    const { rows, added, changed, unchanged, refused, refusedLines, followed } = report;
    console.log(`${rows} rows: ${added} added, ${changed} changed, ${unchanged} unchanged, ${refused} refused.`);
    if (followed) console.log(`${followed} closed institutions now lead to another one.`);
    const place = followed === undefined ? 'line' : 'entry';
    for (const { line, reason } of refusedLines.slice(0, MOST_SHOWN)) console.log(`  ${place} ${line}: ${reason}`);
    if (refused > MOST_SHOWN) console.log(`  and ${refused - MOST_SHOWN} more`);
    return 0;
  },
};
