export { discussionQueries } from './discussions.queries';
export { takeAsDraft } from './drafts/take-as-draft';
export { OutboxKeeper } from './outbox/outbox-keeper';
export { ThreadRowItem, ThreadRows } from './threads/thread-rows';
