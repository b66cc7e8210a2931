import type { BrowserContext } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const everybody = ['reader', 'author', 'moderator', 'editor', 'registrar', 'admin'] as const;
export type Looking = (typeof everybody)[number];

/** What was planted, for all workers that look at it. */
export interface HostileWorld {
  /** The browser of who wrote it all, signed in. */
  author: Awaited<ReturnType<BrowserContext['storageState']>>;
  /** The address of a thread with all of the texts. */
  thread: string;
  /** Addresses by who looks at them. */
  addresses: Record<Looking, string[]>;
}

const file = (): string => join(process.env.WORLD_DIR ?? '.', 'hostile-world.json');

export const keepWorld = (world: HostileWorld): void => writeFileSync(file(), JSON.stringify(world), { mode: 0o600 });
export const plantedWorld = (): HostileWorld => JSON.parse(readFileSync(file(), 'utf8')) as HostileWorld;
