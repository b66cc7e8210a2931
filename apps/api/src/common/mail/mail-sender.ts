import type { MailMessage } from './send-mail.job.js';

/** The way out of the house. */
export interface MailSender {
  /** @param id the same at every try, so that a second copy can be told from a second mail */
  send(message: MailMessage, id: string): Promise<void>;
}

export const MAIL_SENDER = Symbol('MAIL_SENDER');

/** The mail server refused this message or its address for good (5xx). */
export class MailRefused extends Error {
  constructor(readonly code: number) {
    super(`refused with ${code}`);
  }
}

/** The mail server did not take it this time: away, busy, or greylisting (4xx). */
export class MailNotTaken extends Error {
  constructor(readonly code: number | undefined) {
    super(`The mail server did not take it${code === undefined ? '' : ` (${code})`}`);
  }
}
