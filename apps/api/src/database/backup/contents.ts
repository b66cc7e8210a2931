import * as z from 'zod';

/** Raised when a reader of the version before could not read it. */
export const FORMAT = 1;

/** The first file of a backup. */
export const header = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** The schema that the rows fit, by the names of its migrations. */
  migrations: z.array(z.string()).min(1),
});
export type Header = z.infer<typeof header>;

const count = z.number().int().nonnegative();

/** The last file of a backup, written when all is counted. */
export const manifest = z.object({
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1), rows: count })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/) })),
  queues: z.array(z.object({ name: z.string(), options: z.record(z.string(), z.unknown()) })),
  files: count,
});
export type Manifest = z.infer<typeof manifest>;
export type BackedUpTable = Manifest['tables'][number];

export const NAMES = { header: 'backup.json', manifest: 'manifest.json', digest: 'SHA256' };

/** The queue's waiting jobs travel beside the tables of the application. */
export const JOBS = 'pgboss.job';

/** `tables/post/000001.copy.gz`: rows in COPY's text format, packed; a table's parts one after the other. */
export const partName = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}.copy.gz`;
export const tableOf = (name: string): string | null => /^tables\/([\w.]+)\/\d+\.copy\.gz$/.exec(name)?.[1] ?? null;

/** `storage/photos/<id>/96.webp`: as the storage has them. */
export const fileName = (folder: string, name: string): string => `storage/${folder}/${name}`;
export function fileOf(path: string): { folder: string; name: string } | null {
  const [, folder, name] = /^storage\/([a-z]+\/[0-9a-f-]{36})\/([a-z0-9.]+)$/.exec(path) ?? [];
  return folder && name ? { folder, name } : null;
}
