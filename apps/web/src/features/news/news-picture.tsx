import type { newsPictureSizes, NewsPicture as Picture } from '@scholars-commons/shared/news';

type Width = (typeof newsPictureSizes)[number];
const widths: readonly Width[] = [320, 640, 1280];

/** Where a picture of the news stands; a changed one has another id. */
const urlOf = (pictureId: string, width: Width) => `/api/news-pictures/${pictureId}/${width}`;

interface Props {
  picture: Picture;
  className?: string | undefined;
  /** How wide it stands on the page, as `sizes` of an image. */
  sizes: string;
  /** On top of its page: asked for at once. */
  isFirst?: boolean;
}

/** The picture in the width that this screen needs, with its words for whoever does not see it. */
export function NewsPicture({ picture: { id, alt, isDecorative }, className, sizes, isFirst = false }: Props) {
  return (
    <img
      className={className}
      src={urlOf(id, 640)}
      srcSet={widths.map((width) => `${urlOf(id, width)} ${width}w`).join(', ')}
      sizes={sizes}
      alt={isDecorative ? '' : (alt ?? '')}
      dir="auto"
      loading={isFirst ? 'eager' : 'lazy'}
      decoding="async"
    />
  );
}
