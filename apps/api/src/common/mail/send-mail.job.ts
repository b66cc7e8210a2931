import { Inject, Injectable, Logger } from '@nestjs/common';
import * as z from 'zod';
import { defineJob, Handles, type JobHandler } from '../jobs/job.js';
import { MAIL_SENDER, MailRefused, type MailSender } from './mail-sender.js';

const mailMessage = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
});
export type MailMessage = z.infer<typeof mailMessage>;

/** Six to eleven hours of tries: a mail server that is away for an hour loses nothing. */
export const sendMail = defineJob('send-mail', mailMessage, {
  tries: 12,
  retryDelaySeconds: 10,
  expireSeconds: 120,
  isForgotten: true,
});

@Handles(sendMail)
@Injectable()
export class SendMailJob implements JobHandler<typeof sendMail> {
  private readonly logger = new Logger('Mail');

  constructor(@Inject(MAIL_SENDER) private readonly sender: MailSender) {}

  async run(message: MailMessage, jobId: string): Promise<void> {
    try {
      await this.sender.send(message, jobId);
    } catch (cause) {
      // An address that is refused for good must not be tried again and again; the address itself stays out of the log.
      if (!(cause instanceof MailRefused)) throw cause;
      this.logger.warn(`Mail ${jobId} was refused for good (${cause.code}) and is not tried again`);
    }
  }
}
