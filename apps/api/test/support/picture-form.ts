import sharp from 'sharp';

/** A form with one picture in it, as a browser sends it. */
export async function pictureForm(
  name: string,
  { width = 64, height = 48 } = {},
): Promise<{ headers: Record<string, string>; body: Buffer; bytes: Buffer }> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#a51c30' } })
    .jpeg()
    .toBuffer();
  return { ...formOf(name, bytes), bytes };
}

/** The same with any bytes. */
export function formOf(name: string, bytes: Buffer): { headers: Record<string, string>; body: Buffer } {
  const head = `--x\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
  };
}
