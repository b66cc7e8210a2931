import { copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newsPictureSizes } from '@scholars-commons/shared/news';
import { photoSizes } from '@scholars-commons/shared/scholars';
import sharp from 'sharp';
import type { Person } from '../people/person.js';
import { Dice } from '../random.js';
import { portrait } from './portrait.js';
import { type Scene, scene } from './scene.js';

const AT_ONCE = 64;

/** Where pictures of one kind lie, how large they are, and whether all but the largest are cut square. */
interface Kind {
  folder: string;
  sizes: readonly number[];
  isSquare: boolean;
}
const PHOTOS: Kind = { folder: 'photos', sizes: photoSizes, isSquare: true };
const NEWS: Kind = { folder: 'news', sizes: newsPictureSizes, isSquare: false };

/** A second name for the same file; a copy where the disk knows no such thing. */
const share = (from: string, to: string) => link(from, to).catch(() => copyFile(from, to));

/** Some are drawn, the rest are the same files under another name. */
class Sharing {
  constructor(
    private readonly dataDir: string,
    private readonly kind: Kind,
  ) {}

  async draw(id: string, svg: string): Promise<void> {
    const { sizes, isSquare } = this.kind;
    // What an earlier, broken seed left would be in the way of the links.
    await rm(this.of(id), { recursive: true, force: true });
    await mkdir(this.of(id), { recursive: true });
    const large = await sharp(Buffer.from(svg))
      .resize(Math.max(...sizes))
      .png({ compressionLevel: 0 })
      .toBuffer();
    for (const size of sizes) {
      const sized = sharp(large).resize(size, isSquare ? size : null);
      await writeFile(this.file(id, size), await sized.webp({ quality: 82, effort: 1 }).toBuffer());
    }
  }

  async give(ids: readonly string[], from: () => string): Promise<void> {
    for (let done = 0; done < ids.length; done += AT_ONCE) {
      await Promise.all(ids.slice(done, done + AT_ONCE).map((id) => this.giveOne(id, from())));
    }
  }

  private async giveOne(id: string, fromId: string): Promise<void> {
    await rm(this.of(id), { recursive: true, force: true });
    await mkdir(this.of(id), { recursive: true });
    for (const size of this.kind.sizes) await share(this.file(fromId, size), this.file(id, size));
  }

  private of(id: string): string {
    return join(this.dataDir, this.kind.folder, id);
  }

  private file(id: string, size: number): string {
    return join(this.of(id), `${size}.webp`);
  }
}

/** Gives a portrait to everybody who has one. */
export async function sharePictures(people: readonly Person[], dataDir: string, count: number): Promise<void> {
  const dice = new Dice('pictures');
  const sharing = new Sharing(dataDir, PHOTOS);
  const ids = people.flatMap(({ photoId }) => (photoId ? [photoId] : []));
  const drawn = ids.slice(0, count);
  for (const id of drawn) await sharing.draw(id, portrait(dice));
  await sharing.give(ids.slice(count), () => dice.pick(drawn));
}

/** Scenes for the news, under a new id each time that one is taken. */
export class ScenePictures {
  private readonly dice = new Dice('scenes');
  private readonly taken: { id: string; scene: Scene }[] = [];
  private readonly others: { id: string; from: string }[] = [];

  constructor(private readonly count: number) {}

  /** @returns words for whoever cannot see it */
  take(id: string): string {
    if (this.taken.length < this.count) {
      const drawn = scene(this.dice);
      this.taken.push({ id, scene: drawn });
      return drawn.alt;
    }
    const same = this.dice.pick(this.taken);
    this.others.push({ id, from: same.id });
    return same.scene.alt;
  }

  /** Draws what was taken. */
  async write(dataDir: string): Promise<void> {
    const sharing = new Sharing(dataDir, NEWS);
    for (const { id, scene: drawn } of this.taken) await sharing.draw(id, drawn.svg);
    for (const { id, from } of this.others) await sharing.give([id], () => from);
  }
}
