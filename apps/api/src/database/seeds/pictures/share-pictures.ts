import { copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { photoSizes } from '@scholars-commons/shared/scholars';
import sharp from 'sharp';
import type { Person } from '../people/person.js';
import { Dice } from '../random.js';
import { portrait } from './portrait.js';

const AT_ONCE = 64;

/** A second name for the same file; a copy where the disk knows no such thing. */
const share = (from: string, to: string) => link(from, to).catch(() => copyFile(from, to));

async function draw(dataDir: string, photoId: string, dice: Dice): Promise<void> {
  const folder = join(dataDir, 'photos', photoId);
  await mkdir(folder, { recursive: true });
  const large = await sharp(Buffer.from(portrait(dice)))
    .resize(Math.max(...photoSizes))
    .png({ compressionLevel: 0 })
    .toBuffer();
  for (const size of photoSizes)
    await writeFile(join(folder, `${size}.webp`), await sharp(large).resize(size, size).webp({ quality: 82, effort: 1 }).toBuffer());
}

async function give(dataDir: string, photoId: string, fromId: string): Promise<void> {
  const [from, to] = [fromId, photoId].map((id) => join(dataDir, 'photos', id)) as [string, string];
  await mkdir(to, { recursive: true });
  for (const size of photoSizes) await share(join(from, `${size}.webp`), join(to, `${size}.webp`));
}

/** Gives a portrait to everybody who has one: some are drawn, the rest are the same files under another name. */
export async function sharePictures(people: readonly Person[], dataDir: string, count: number): Promise<void> {
  const dice = new Dice('pictures');
  const ids = people.flatMap(({ photoId }) => (photoId ? [photoId] : []));
  // What an earlier, broken seed left would be in the way of the links.
  for (const id of ids) await rm(join(dataDir, 'photos', id), { recursive: true, force: true });
  const drawn = ids.slice(0, count);
  for (const id of drawn) await draw(dataDir, id, dice);
  const rest = ids.slice(count);
  for (let done = 0; done < rest.length; done += AT_ONCE) {
    await Promise.all(rest.slice(done, done + AT_ONCE).map((id) => give(dataDir, id, dice.pick(drawn))));
  }
}
