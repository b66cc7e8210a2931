import { QueryClient } from '@tanstack/react-query';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { describe, expect, it } from '@jest/globals';
import { scholarQueries } from '../scholars.queries';
import { ProfileWriter } from './profile-writer';

/** A page of which only versions are looked at. */
const page = (name: string, versions: Record<string, number>) =>
  ({ id: 'amina', name, photo: null, own: { versions } }) as unknown as ScholarView;

function reading(...pages: ScholarView[]): string | undefined {
  const cache = new QueryClient();
  const writer = new ProfileWriter(cache, 'amina');
  for (const each of pages) writer.read(each);
  return cache.getQueryData<ScholarView>(scholarQueries.scholar('amina').queryKey)?.name;
}

describe('the page of a profile that is shown', () => {
  const seen = page('seen', { about: 2, contacts: 5 });
  it.each([
    ['is the newest that was read', page('newer', { about: 3, contacts: 5 }), 'newer'],
    ['is no older one, which comes late', page('older', { about: 1, contacts: 5 }), 'seen'],
    ['is the newest also where a part is out of sight by now', page('newer', { about: 3, contacts: 0 }), 'newer'],
  ])('%s', (_what, next, name) => {
    expect(reading(seen, next)).toBe(name);
  });
});
