import type { Person } from '../people/person.js';
import type { OnProgress } from '../progress.js';

export async function sharePictures(_people: readonly Person[], _dataDir: string, _count: number, _onProgress: OnProgress): Promise<void> {
  await Promise.resolve();
}
