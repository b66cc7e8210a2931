import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, dbCommand } from './db-command.js';

const API = join(import.meta.dirname, '../..');

/** A copy of the built api that has more migrations than the one beside the sources, as an upgrade brings them. Needs `npm run build`. */
export class NextVersion {
  private readonly folder = mkdtempSync(join(tmpdir(), 'commons-next-version-'));
  private readonly api = join(this.folder, 'apps/api');

  constructor() {
    mkdirSync(this.api, { recursive: true });
    for (const part of ['dist', 'package.json']) cpSync(join(API, part), join(this.api, part), { recursive: true });
    symlinkSync(join(API, 'node_modules'), join(this.api, 'node_modules'));
    symlinkSync(join(API, '../../node_modules'), join(this.folder, 'node_modules'));
  }

  /** @param statements what it does, one after the other */
  migration(name: string, ...statements: string[]): void {
    const [, words, number] = /^(\w+?)(\d+)$/.exec(name) ?? [];
    const runs = statements.map((statement) => `await runner.query(${JSON.stringify(statement)});`).join('\n');
    writeFileSync(
      join(this.api, 'dist/database/migrations', `${number}-${words}.js`),
      `export class ${name} { name = '${name}'; async up(runner) { ${runs} } async down() {} }\n`,
    );
  }

  /** One of its `npm run db` commands. */
  db(environment: Record<string, string>, args: readonly string[], signal?: AbortSignal): Promise<Ran> {
    return dbCommand(environment, args, { ...(signal ? { signal } : {}), db: join(this.api, 'dist/cli/db.js') });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
