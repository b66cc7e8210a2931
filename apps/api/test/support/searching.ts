import type { FoundPost, MarkedText, PostSearchPage } from '@scholars-commons/shared/search';
import type { SignedIn } from './make.js';
import type { TestApp } from './test-app.js';

/** Searches as the person; `more` is put behind the words: `&space=…`. */
export async function searchPosts(t: TestApp, who: SignedIn, words: string, more = ''): Promise<PostSearchPage> {
  const answer = await t.http(who).get<PostSearchPage>(`/api/search/posts?q=${encodeURIComponent(words)}${more}`);
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** Pieces as one text, what is marked between brackets. */
export const shown = (parts: MarkedText): string => parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');
export const snippets = ({ items }: PostSearchPage): string[] => items.map(({ snippet }: FoundPost) => shown(snippet));
