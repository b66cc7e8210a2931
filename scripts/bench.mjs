/** `npm run bench`: ours beside a bare floor, on a database of its own with the settings of the real one. */
import { measure } from './measuring.mjs';

await measure('main.mjs');
