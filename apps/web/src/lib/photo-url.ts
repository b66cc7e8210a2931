/** Sizes in which the api keeps a photo, by the longer side in pixels. */
export type PhotoSize = 96 | 320 | 1280;

/** Where a photo stands; undefined where there is none. A changed photo has another id. */
export const photoUrl = (photoId: string | null | undefined, size: PhotoSize = 96): string | undefined =>
  photoId ? `/api/photos/${photoId}/${size}` : undefined;
