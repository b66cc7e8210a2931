import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Jobs } from '../jobs/jobs.js';
import { type MailMessage, sendMail } from './send-mail.job.js';

/** Mail leaves by a job of the caller's transaction: it goes out if and only if that commits, also when the mail server is away meanwhile. */
@Injectable()
export class Mail {
  constructor(private readonly jobs: Jobs) {}

  /** One recipient a message, so that nobody reads the address of another. */
  async queue(tx: EntityManager, message: MailMessage): Promise<void> {
    await this.jobs.send(tx, sendMail, message);
  }
}
