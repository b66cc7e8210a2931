import nodemailer, { type Transporter } from 'nodemailer';
import { MailNotTaken, MailRefused, type MailSender } from './mail-sender.js';
import type { MailMessage } from './send-mail.job.js';

/** Over a mail server. A slow one holds up a job, never a request. */
export class SmtpSender implements MailSender {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = nodemailer.createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 });
  }

  async send({ to, subject, text, html }: MailMessage, id: string): Promise<void> {
    try {
      // An object, not a text: no list and no quoting trick can make one address into another.
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: to },
        subject,
        text,
        ...(html ? { html } : {}),
        messageId: `<${id}@scholars-commons>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (cause) {
      const code = (cause as { responseCode?: unknown }).responseCode;
      if (typeof code === 'number' && code >= 500) throw new MailRefused(code);
      throw new MailNotTaken(typeof code === 'number' ? code : undefined);
    }
  }
}
