import type { PercentCrop } from 'react-image-crop';

/** The largest side that is kept. */
const SIDE_MAX = 1280;
const QUALITY = 0.9;

/** The chosen square of a picture as a JPEG of at most 1,280 pixels a side; what the camera wrote beside the picture stays behind. */
export async function croppedJpeg(image: HTMLImageElement, crop: PercentCrop): Promise<Blob> {
  const { naturalWidth: width, naturalHeight: height } = image;
  const area = {
    x: (crop.x / 100) * width,
    y: (crop.y / 100) * height,
    width: (crop.width / 100) * width,
    height: (crop.height / 100) * height,
  };
  const side = Math.max(1, Math.min(SIDE_MAX, Math.round(area.width)));
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures');
  // JPEG knows no transparency; without paper it would be black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, side, side);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) throw new Error('The picture could not be written');
  return blob;
}
