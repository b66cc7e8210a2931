import type { NotificationView } from '@scholars-commons/shared/notifications';

export interface NotificationGroup {
  key: string;
  thread: NotificationView['thread'];
  /** Where it is about news, their title. */
  title: string | undefined;
  items: NotificationView[];
  unread: number;
}

/** One group for each thread, or news item, in the order of its newest notification; inside, newest first as they came. */
export function groupByThread(notifications: readonly NotificationView[]): NotificationGroup[] {
  const groups = new Map<string, NotificationGroup>();
  for (const one of notifications) {
    // What is about neither, or about what cannot be read any more, stands by itself.
    const news = one.submission ?? one.news;
    const key = one.thread?.id ?? news?.id ?? one.id;
    const group = groups.get(key) ?? { key, thread: one.thread, title: news?.title, items: [], unread: 0 };
    group.items.push(one);
    if (!one.readAt) group.unread += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}
