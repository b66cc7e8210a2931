import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds everything: this one's parent. */
export const REPOSITORY = resolve(fileURLToPath(import.meta.url), '../..');
