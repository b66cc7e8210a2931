import { expectNoBarriers } from './support/axe';
import { expect, test } from './support/fixtures';
import { startThread } from './support/threads';

test('a post is found by its words a moment after it was written, by keys alone', async ({ as }) => {
  const [amina, ngozi] = [await as(0), await as(1)];
  const word = `xylo${Date.now().toString(36)}`;
  await startThread(amina, 'What we planted', `Our ${word}s grow in the courtyard of <b>Ward 3</b>.`);

  await ngozi.goto('/discussions');
  await expect(ngozi.getByRole('searchbox', { name: 'Search posts' })).toBeVisible();
  await ngozi.keyboard.press('/');
  await ngozi.keyboard.type(`"${word}s grow" -greenhouse`);
  await ngozi.keyboard.press('Enter');
  const row = ngozi.getByRole('list', { name: 'Posts found' }).getByRole('listitem');
  await expect(row).toHaveCount(1);
  await expect(row.locator('mark').first()).toHaveText(`${word}s`);
  await expect(row).toContainText('in the courtyard of <b>Ward 3</b>.');
  await expectNoBarriers(ngozi);

  await row.getByRole('link', { name: 'What we planted' }).click();
  await expect(ngozi.getByText(`Our ${word}s grow`)).toBeVisible();
  await ngozi.goBack();
  await expect(row).toHaveCount(1);
});

test('where nothing is found the page says what to try, and stands in both colors on a small screen', async ({ as }) => {
  const amina = await as(0);
  await amina.goto('/discussions/search');
  await expect(amina.getByText('What are you looking for?')).toBeVisible();
  await expectNoBarriers(amina);
  await amina.getByRole('searchbox', { name: 'Search posts' }).fill('zzyzx quillwort');
  await amina.keyboard.press('Enter');
  await expect(amina.getByText('No post holds “zzyzx quillwort”')).toBeVisible();
  await expectNoBarriers(amina);
});
