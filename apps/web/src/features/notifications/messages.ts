import { messages } from '../../lib/i18n';

export const t = messages('notifications', {
  title: 'Notifications',
  lead: '{unread, plural, =0 {Replies to you, and decisions on what you wrote.} one {# is new. Replies to you, and decisions on what you wrote.} other {# are new. Replies to you, and decisions on what you wrote.}}',
  loading: 'Loading your notifications',
  list: 'Notifications',
  readAll: 'Mark all as read',
  'readAll.done': 'All notifications are marked as read.',
  'new': 'New',
  more: 'Show more',
  gone: 'A thread that you can no longer open',
  somebody: 'Somebody',
  moderator: 'A moderator',
  reply: '<actor>{actor}</actor> replied to you',
  'post-removed': '<actor>{actor}</actor> removed your post',
  'post-restored': '<actor>{actor}</actor> restored your post',
  'thread-closed': '<actor>{actor}</actor> closed your thread',
  'thread-reopened': '<actor>{actor}</actor> reopened your thread',
  reason: 'Reason: {text}',
  'empty.title': 'Nothing yet',
  'empty.words': 'When somebody replies to you, or a moderator decides on something you wrote, you read it here.',
  'empty.do': 'To the discussions',
});
