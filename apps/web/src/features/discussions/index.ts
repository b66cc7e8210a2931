export { discussionQueries } from './discussions.queries';
export { OutboxKeeper } from './outbox/outbox-keeper';
export { ThreadRowItem, ThreadRows } from './threads/thread-rows';
