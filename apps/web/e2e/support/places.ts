import type { Page } from '@playwright/test';
import type { Newcomer } from './newcomer';

/** The id in the address of a thread: `/threads/<id>/...`. */
export const threadIdOf = (path: string): string => path.split('/')[2] ?? '';

/** The id in the address of somebody's page: `/people/<id>`. */
export const scholarIdOf = ({ path }: Pick<Newcomer, 'path'>): string => path.split('/')[2] ?? '';

/** The box below the posts of a thread. */
export const box = (page: Page) => page.getByRole('textbox', { name: 'Your post' });
