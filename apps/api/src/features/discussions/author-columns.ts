import type { AuthorView } from '@scholars-commons/shared/discussions';

/** The columns of an author as a row brings them, each behind the same prefix. */
export type AuthorColumns<P extends string> = Record<`${P}_id` | `${P}_name`, string> &
  Record<`${P}_credentials` | `${P}_photo_id`, string | null> &
  Record<`${P}_is_staff`, boolean>;

const credentialsOf = (alias: string) => `CASE WHEN ${alias}.state <> 'unclaimed' THEN ${alias}.credentials END`;
const photoOf = (alias: string) =>
  `CASE WHEN ${alias}.state <> 'unclaimed' AND ${alias}.is_listed AND ${alias}.audience_photo = 'network' THEN ${alias}.photo_id END`;

/**
 * Selects of `scholar` what every reader may see of an author, as `<prefix>_id` and so on: what is open to the network.
 * Posts go to many people at once, so there is no single viewer to ask about. Whoever is not listed is found by staff alone: so is his photo.
 */
export const authorColumns = (alias: string, prefix: string): string => `${alias}.id AS ${prefix}_id, ${alias}.name AS ${prefix}_name,
    ${credentialsOf(alias)} AS ${prefix}_credentials, ${alias}.is_staff AS ${prefix}_is_staff,
    ${photoOf(alias)} AS ${prefix}_photo_id`;

/** The same as one value, for rows that name several: an author block as it goes out. */
export const authorObject = (alias: string): string =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'credentials', ${credentialsOf(alias)},
    'photoId', ${photoOf(alias)}, 'isStaff', ${alias}.is_staff)`;

/** The author block of a row that `authorColumns(…, 'author')` selected. */
export const authorFrom = (row: AuthorColumns<'author'>): AuthorView => ({
  id: row.author_id,
  name: row.author_name,
  credentials: row.author_credentials,
  photoId: row.author_photo_id,
  isStaff: row.author_is_staff,
});

/** The same of whoever wrote last: `authorColumns(…, 'last')`. */
export const lastAuthorFrom = (row: AuthorColumns<'last'>): AuthorView => ({
  id: row.last_id,
  name: row.last_name,
  credentials: row.last_credentials,
  photoId: row.last_photo_id,
  isStaff: row.last_is_staff,
});
