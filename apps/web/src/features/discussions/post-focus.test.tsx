import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { moderatorRights, post, posts, thread } from '../../testing/discussions';
import { answer } from '../../testing/handlers';
import { kofi } from '../../testing/personas';
import { server } from '../../testing/server';
import { ADDRESS, open, postNumber, serve } from '../../testing/thread-page';

/** A moderator's page of a thread whose last post he removed just now; its restoration is answered when it is let go. */
async function restoring() {
  const stub = post(10, { html: '', removed: { by: 'moderator', at: new Date().toISOString() } });
  const can = { reply: true, rename: true, close: true, reopen: false, pin: true };
  serve([...posts(1, 9), stub], thread({ postRights: moderatorRights, can }));
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  server.use(answer('post', '/api/posts/:postId/restore', () => held.then(() => ({ ...post(10), changedSeq: 12 }))));
  const { user } = await open(ADDRESS, { as: kofi });
  await user.click(within(await postNumber(10)).getByRole('button', { name: 'Restore' }));
  return { user, letGo };
}

describe('a post that comes back', () => {
  it('takes the focus that its button had', async () => {
    const { letGo } = await restoring();
    letGo();
    await waitFor(async () => expect(await postNumber(10)).toHaveFocus());
  });

  it('leaves an open menu its focus when the answer comes late', async () => {
    const { user, letGo } = await restoring();
    await user.click(screen.getByRole('button', { name: 'Thread actions' }));
    letGo();
    expect(await screen.findByText('Words of post 10')).toBeVisible();
    // The focus is given a moment after the post is drawn.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.getByRole('menuitem', { name: 'Change the title' })).toHaveFocus();
  });
});
