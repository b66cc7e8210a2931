import type { Query, QueryClient } from '@tanstack/react-query';
import { crowdedFor } from '../lib/crowded';

/**
 * A page that has nothing yet and asks a crowded server again keeps saying why it waits. Without this every try would take the words away,
 * show the page as loading and put the same words back: a flicker, and news to whoever hears the page.
 */
export function keepRefusals(cache: QueryClient): void {
  const refusals = new WeakMap<Query, Error>();
  cache.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    const isCrowded = action.type === 'error' && crowdedFor(action.error) !== undefined;
    if (isCrowded) refusals.set(query, action.error);
    else if (action.type === 'error' || action.type === 'success') refusals.delete(query);
    const refusal = refusals.get(query);
    if (action.type === 'fetch' && refusal && query.state.data === undefined) query.setState({ error: refusal, status: 'error' });
  });
}
