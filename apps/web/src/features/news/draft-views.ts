import type { NewsCard, NewsPerson, SubmissionView } from '@scholars-commons/shared/news';
import { renderedHtml } from '../../lib/rendered-html';
import type { Words } from './news-item';

const EXCERPT_MAX = 200;

/** The beginning of the words without their markup. `html` is the api's own. The document it is read in belongs to no page: nothing in it is loaded or run. */
export function excerptOf(html: string): string {
  const text = new DOMParser()
    .parseFromString(renderedHtml(html) as string, 'text/html')
    .body.textContent.replace(/\s+/g, ' ')
    .trim();
  if (text.length <= EXCERPT_MAX) return text;
  const cut = text.slice(0, EXCERPT_MAX);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT_MAX / 2)).trimEnd()}…`;
}

/** As the people will stand there: whoever shared it by link, the others as plain text until they agree. */
const peopleOf = ({ people, submitter }: SubmissionView): NewsPerson[] =>
  people.map(({ scholar, answer }) => ({
    name: scholar.name,
    scholar: scholar.id === submitter.id || answer === 'agreed' ? scholar : null,
  }));

/** How the card will look. */
export const cardOf = (view: SubmissionView, untitled: string): NewsCard => ({
  id: view.id,
  kind: view.kind,
  title: view.title || untitled,
  excerpt: excerptOf(view.html),
  date: view.date,
  publishedAt: view.publishAt ?? view.updatedAt,
  picture: view.picture,
  people: peopleOf(view),
  congratulations: 0,
  mine: false,
});

/** How the page will look. */
export const pageOf = (view: SubmissionView, untitled: string): Words => ({
  kind: view.kind,
  title: view.title || untitled,
  html: view.html,
  date: view.date,
  link: view.link,
  picture: view.picture,
  submitter: view.submitter,
  people: peopleOf(view),
  publishedAt: null,
});
