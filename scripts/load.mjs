/** `npm run load`: what it carries, counted: nothing lost, nothing doubled, on one process and on two. */
import { measure } from './measuring.mjs';

await measure('load-main.mjs');
