import { Module } from '@nestjs/common';
import { AuthModule } from './common/auth/auth.module.js';
import { EventsModule } from './common/events/events.module.js';
import { HealthModule } from './common/health/health.module.js';
import { JobsModule } from './common/jobs/jobs.module.js';
import { LimitsModule } from './common/limits/limits.module.js';
import { LiveModule } from './common/live/live.module.js';
import { MailModule } from './common/mail/mail.module.js';
import { PicturesModule } from './common/pictures/pictures.module.js';
import { SearchModule } from './common/search/search.module.js';
import { StorageModule } from './common/storage/storage.module.js';
import { DatabaseModule } from './database/database.module.js';
import { AccountsModule } from './features/accounts/accounts.module.js';
import { AuditModule } from './features/audit/audit.module.js';
import { DiscussionsModule } from './features/discussions/discussions.module.js';
import { InstitutionsModule } from './features/institutions/institutions.module.js';
import { JobsDeskModule } from './features/jobs/jobs-desk.module.js';
import { ModerationModule } from './features/moderation/moderation.module.js';
import { NewsModule } from './features/news/news.module.js';
import { NotificationsModule } from './features/notifications/notifications.module.js';
import { ProgramsModule } from './features/programs/programs.module.js';
import { ReviewModule } from './features/review/review.module.js';
import { ScholarsModule } from './features/scholars/scholars.module.js';
import { PostSearchModule } from './features/search/post-search.module.js';
import { TodayModule } from './features/today/today.module.js';

/** The list of features: our table of contents. */
@Module({
  imports: [
    DatabaseModule,
    EventsModule,
    AuthModule,
    LimitsModule,
    JobsModule,
    MailModule,
    LiveModule,
    SearchModule,
    StorageModule,
    PicturesModule,
    HealthModule,
    AccountsModule,
    DiscussionsModule,
    NewsModule,
    NotificationsModule,
    ScholarsModule,
    PostSearchModule,
    TodayModule,
    InstitutionsModule,
    ProgramsModule,
    AuditModule,
    ReviewModule,
    ModerationModule,
    JobsDeskModule,
  ],
})
export class AppModule {}
