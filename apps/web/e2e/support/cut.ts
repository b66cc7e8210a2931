import type { Page, WebSocketRoute } from '@playwright/test';

/**
 * A network that can be cut: `context.setOffline` alone leaves an open socket alone. Call it before the first page is opened.
 */
export async function cutTheNetwork(page: Page): Promise<{ cut: () => Promise<void>; mend: () => Promise<void> }> {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    if (isCut) return void socket.close();
    open.add(socket);
    open.add(socket.connectToServer());
  });
  return {
    cut: async () => {
      isCut = true;
      await page.context().setOffline(true);
      await Promise.all([...open].map((socket) => socket.close()));
      open.clear();
    },
    mend: async () => {
      isCut = false;
      await page.context().setOffline(false);
    },
  };
}
