import * as z from 'zod';
import { threadRow } from './discussions.js';
import { newsCard } from './news.js';
import { cohortRef, placesView, scholarCard } from './scholars.js';
import { instant } from './text.js';

/** "Since your last visit": what waits for this viewer, and where the people are. */
export const todayView = z
  .object({
    since: instant,
    unreadThreads: z.array(threadRow),
    unreadThreadCount: z.int().nonnegative(),
    unreadNotifications: z.int().nonnegative(),
    /** Threads lately active that the viewer may read, for when nothing is unread. */
    recentThreads: z.array(threadRow),
    /** What went out last, three at most. */
    news: z.array(newsCard),
    newColleagues: z.array(scholarCard),
    newColleagueCount: z.int().nonnegative(),
    myCohorts: z.array(cohortRef.extend({ spaceSlug: z.string().nullable() })),
    places: placesView,
    totals: z.object({ scholars: z.int(), institutions: z.int(), hubs: z.int(), countries: z.int() }),
    professions: z.array(z.object({ code: z.string(), name: z.string(), count: z.int().positive() })),
    profile: z.object({ percent: z.int(), next: z.string().nullable() }),
  })
  .meta({ id: 'TodayView' });
export type TodayView = z.infer<typeof todayView>;
