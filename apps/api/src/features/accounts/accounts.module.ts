import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ReviewQueueModule } from '../review/review-queue.module.js';
import { AccountController } from './account.controller.js';
import { AccountsQueries } from './accounts.queries.js';
import { CredentialLinks } from './credential-links.service.js';
import { EmailService } from './email.service.js';
import { GrantsController } from './grants/grants.controller.js';
import { GrantsQueries } from './grants/grants.queries.js';
import { GrantsService } from './grants/grants.service.js';
import { InvitationsService } from './invitations.service.js';
import { PasswordStrategy } from './password.strategy.js';
import { PasswordsService } from './passwords.service.js';
import { SessionController } from './session.controller.js';
import { SessionViews } from './session.view.js';
import { SessionsService } from './sessions.service.js';
import { SettingsService } from './settings.service.js';
import { LiftSuspensionsJob } from './suspension/lift-suspensions.job.js';
import { SuspensionAppeals } from './suspension/suspension-appeals.service.js';
import { SuspensionController } from './suspension/suspension.controller.js';
import { SuspensionQueries } from './suspension/suspension.queries.js';
import { SuspensionService } from './suspension/suspension.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [NotificationsModule, ReviewQueueModule],
  controllers: [SessionController, AccountController, GrantsController, SuspensionController],
  providers: [
    AccountsQueries,
    CredentialLinks,
    EmailService,
    GrantsQueries,
    GrantsService,
    InvitationsService,
    LiftSuspensionsJob,
    PasswordStrategy,
    PasswordsService,
    SessionViews,
    SessionsService,
    SettingsService,
    SignInService,
    SuspensionAppeals,
    SuspensionQueries,
    SuspensionService,
  ],
  exports: [SessionsService, SuspensionAppeals, SuspensionService],
})
export class AccountsModule {}
