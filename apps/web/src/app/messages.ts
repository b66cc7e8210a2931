import { messages } from '../lib/i18n';

export const t = messages('app', {
  'notFound.title': 'There is no page here',
  'notFound.detail': 'The address may be mistyped, or the page may have moved.',
  'notFound.today': 'Go to Today',
  'problem.title': 'This page could not be shown',
});
