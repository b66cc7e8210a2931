import { Injectable } from '@nestjs/common';
import type { TodayView } from '@scholars-commons/shared/today';
import type { Viewer } from '../../common/auth/viewer.js';
import { DiscussionsService } from '../discussions/discussions.service.js';
import { InstitutionTotals } from '../institutions/institution-totals.service.js';
import { NewsService } from '../news/news.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { PlacesService } from '../scholars/directory/places.service.js';
import { ProfileService } from '../scholars/profile/profile.service.js';
import { TodayQueries } from './today.queries.js';

const UNREAD_SHOWN = 8;
const RECENT_SHOWN = 6;
const NEWCOMERS_SHOWN = 6;
const NEWS_SHOWN = 3;

/** "Since your last visit": what waits for a viewer, who came, and where the people are. */
@Injectable()
export class TodayService {
  constructor(
    private readonly discussions: DiscussionsService,
    private readonly institutions: InstitutionTotals,
    private readonly news: NewsService,
    private readonly notifications: NotificationsService,
    private readonly places: PlacesService,
    private readonly profiles: ProfileService,
    private readonly queries: TodayQueries,
  ) {}

  async of(viewer: Viewer): Promise<TodayView> {
    // Two at a time: one page must not take all connections of the pool.
    const [talk, people] = await Promise.all([this.talk(viewer), this.people(viewer)]);
    return { since: viewer.caughtUpAt.toISOString(), ...talk, ...people };
  }

  private async talk(viewer: Viewer) {
    const unreadThreads = await this.discussions.unread(viewer, UNREAD_SHOWN);
    const cohorts = await this.queries.cohorts(viewer);
    const slugs = await this.discussions.slugsOfCohorts(cohorts.map(({ id }) => id));
    return {
      unreadThreads,
      unreadThreadCount: unreadThreads.length < UNREAD_SHOWN ? unreadThreads.length : await this.discussions.unreadCount(viewer),
      recentThreads: await this.discussions.recent(viewer, RECENT_SHOWN),
      news: await this.news.latest(viewer, NEWS_SHOWN),
      unreadNotifications: await this.notifications.unread(viewer),
      myCohorts: cohorts.map((cohort) => ({ ...cohort, spaceSlug: slugs.get(cohort.id) ?? null })),
    };
  }

  private async people(viewer: Viewer) {
    const { scholars, newcomers, professions, places } = await this.places.community(viewer, viewer.caughtUpAt);
    const names = await this.queries.professions([...professions.keys()]);
    const institutions = await this.institutions.byCountry(viewer);
    const own = (await this.profiles.get(viewer, viewer.scholarId)).own;
    return {
      newColleagues: newcomers > 0 ? await this.queries.newcomers(viewer, viewer.caughtUpAt, NEWCOMERS_SHOWN) : [],
      newColleagueCount: newcomers,
      places,
      totals: {
        scholars,
        institutions: institutions.reduce((sum, { withPeople }) => sum + withPeople, 0),
        hubs: institutions.reduce((sum, { hubs }) => sum + hubs, 0),
        countries: places.countries.length,
      },
      professions: names
        .map(({ code, name }) => ({ code, name, count: professions.get(code) ?? 0 }))
        .toSorted((one, other) => other.count - one.count),
      profile: own?.completeness ?? { percent: 100, next: null },
    };
  }
}
