import { messages } from '../lib/i18n';

export const t = messages('ui', {
  'action.retry': 'Try again',
  'action.close': 'Close',
  'action.cancel': 'Cancel',
  'reason.label': 'Reason',
  'reason.short': 'Say in a few words why.',
  'action.copy': 'Copy',
  'action.copied': 'Copied',
  loading: 'Loading',
  'field.optional': 'optional',
  'field.showPassword': 'Show password',
  'field.hidePassword': 'Hide password',
  'problem.offline.title': 'We could not reach the server',
  'problem.offline.detail': 'Your connection or the server is away for a moment. What you have written is kept on this page.',
  'problem.notFound.title': 'There is nothing here that you can open',
  'problem.notFound.detail': 'The address may be mistyped, the thing may have been removed, or it is not shared with you.',
  'problem.forbidden.title': 'This is not yours to open or change',
  'problem.forbidden.detail': 'If you think it should be, ask the staff of the institute.',
  'problem.limit.title': 'That was a little fast',
  'problem.limit.detail':
    'To keep the place safe we count some requests. {seconds, plural, =0 {Please wait a moment and try again.} one {Please try again in a second.} other {Please try again in # seconds.}}',
  'problem.limit.minutes':
    'To keep the place safe we count some requests. {minutes, plural, one {Please try again in a minute.} other {Please try again in # minutes.}}',
  'problem.stale.title': 'Somebody changed this meanwhile',
  'problem.refused.title': 'The server could not accept this',
  'problem.failed.title': 'The server failed at this request',
  'problem.failed.detail': 'What you have written is kept on this page. If trying again does not help, tell us the request id.',
  'problem.outdated.title': 'A newer version of these pages is here',
  'problem.outdated.detail': 'This one cannot go on from here. Try again, and the page is loaded anew; drafts are kept on this device.',
  'part.failed': 'This could not be opened',
  'problem.requestId': 'Request id',
});
