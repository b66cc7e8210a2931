import type { TodayView } from '@scholars-commons/shared/today';
import { shortDate } from '../../lib/dates';
import { count, listOf } from '../../lib/numbers';
import { t } from './messages';

/** One sentence over everything that is new. */
export function SinceWords({ today }: { today: TodayView }) {
  const { unreadThreadCount, unreadNotifications, newColleagueCount } = today;
  const news = [
    unreadThreadCount > 0 && t('news.threads', { count: unreadThreadCount, shown: count(unreadThreadCount) }),
    unreadNotifications > 0 && t('news.notifications', { count: unreadNotifications, shown: count(unreadNotifications) }),
    newColleagueCount > 0 && t('news.colleagues', { count: newColleagueCount, shown: count(newColleagueCount) }),
  ].filter((words) => words !== false);
  const date = shortDate(today.since);
  return news.length > 0 ? t('since', { date, news: listOf(news) }) : t('since.nothing', { date });
}
