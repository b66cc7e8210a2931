import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { renderPage } from '../../testing/render-page';

it('tells how people treat each other here, to visitors too', async () => {
  const { user, address } = await renderPage('/about', { as: null });
  await user.click(await screen.findByRole('link', { name: 'Read the guidelines' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Guidelines' })).toBeVisible();
  expect(address()).toBe('/guidelines');
  expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
    'No patients',
    'Among colleagues',
    'Sources',
    'What stays in a cohort',
    'What moderators do',
  ]);
});
