import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ViewerChanges } from './viewer-changes.js';
import { ViewerGuard } from './viewer.guard.js';
import { ViewerQueries } from './viewer.queries.js';
import { ViewerStore } from './viewer-store.js';

@Global()
@Module({
  providers: [ViewerQueries, ViewerChanges, ViewerStore, { provide: APP_GUARD, useClass: ViewerGuard }],
  exports: [ViewerStore, ViewerChanges, ViewerQueries],
})
export class AuthModule {}
