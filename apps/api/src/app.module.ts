import { Module } from '@nestjs/common';
import { AuthModule } from './common/auth/auth.module.js';
import { EventsModule } from './common/events/events.module.js';
import { LimitsModule } from './common/limits/limits.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DiscussionsModule } from './features/discussions/discussions.module.js';

/** The list of features: our table of contents. */
@Module({ imports: [DatabaseModule, EventsModule, AuthModule, LimitsModule, DiscussionsModule] })
export class AppModule {}
