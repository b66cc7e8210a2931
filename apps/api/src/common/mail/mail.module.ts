import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { env } from '../../config/env.js';
import { Mail } from './mail.js';
import { MAIL_SENDER } from './mail-sender.js';
import { OutboxController } from './outbox.controller.js';
import { Outbox } from './outbox.js';
import { SendMailJob } from './send-mail.job.js';
import { SmtpSender } from './smtp-sender.js';

const outbox = { provide: Outbox, useFactory: () => new Outbox(join(env.DATA_DIR, 'outbox'), env.MAIL_FROM) };
const sender = {
  provide: MAIL_SENDER,
  inject: [Outbox],
  useFactory: (kept: Outbox) => (env.SMTP_URL ? new SmtpSender(env.SMTP_URL, env.MAIL_FROM) : kept),
};

@Global()
@Module({
  providers: [outbox, sender, SendMailJob, Mail],
  controllers: env.APP_MODE === 'demo' ? [OutboxController] : [],
  exports: [Mail],
})
export class MailModule {}
