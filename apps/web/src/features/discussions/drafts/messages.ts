import { messages } from '../../../lib/i18n';

export const t = messages('drafts', {
  title: 'Drafts on this device',
  lead: 'What you began to write here. It stays on this device and goes when you sign out.',
  loading: 'Loading your drafts',
  reply: 'Reply in <link>{title}</link>',
  edit: 'Edit of <link>post {number}</link>',
  newThread: 'New thread: <link>{title}</link>',
  'newThread.untitled': 'without a title yet',
  unsent: 'On its way to <link>the thread</link>',
  'unsent.failed': 'Not sent to <link>the thread</link>',
  discard: 'Discard',
  'discard.label': 'Discard the draft “{beginning}”',
  discarded: 'Draft discarded',
  undo: 'Undo',
  list: 'Drafts',
  'empty.title': 'No drafts',
  'empty.words': 'When you leave a reply or a thread half written, you find it here.',
  'empty.do': 'To the discussions',
});
