import { pageOf, test } from './support/fixtures';
import { hostileWorld } from './support/hostile-world';
import { keepWorld } from './support/planted-world';

test('hostile words are planted in every place', async ({ browser }) => {
  test.setTimeout(240_000);
  const cast = {
    reader: await pageOf(browser, 0),
    moderator: await pageOf(browser, 'moderator'),
    editor: await pageOf(browser, 'editor'),
    registrar: await pageOf(browser, 'registrar'),
    admin: await pageOf(browser, 'admin'),
  };
  keepWorld(await hostileWorld({ browser, ...cast }));
  for (const page of Object.values(cast)) await page.context().close();
});
