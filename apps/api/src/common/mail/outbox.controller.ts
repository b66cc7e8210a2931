import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentViewer } from '../auth/current-viewer.js';
import { isAdmin, type Viewer } from '../auth/viewer.js';
import { assertVisible } from '../policy/policy.js';
import { type KeptMail, Outbox } from './outbox.js';

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/https?:\/\/[^\s&]+/g, (link) => `<a href="${link}">${link}</a>`);

const shown = ({ to, subject, date, text }: KeptMail) =>
  `<article><h2>${escaped(subject)}</h2><p>To ${escaped(to)}, <time>${escaped(date)}</time></p><pre>${escaped(text)}</pre></article>`;

/** What the demo would have mailed. Made in demo mode only, and shown to admins. */
@ApiExcludeController()
@Controller('dev/mail')
export class OutboxController {
  constructor(private readonly outbox: Outbox) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async list(@CurrentViewer() viewer: Viewer): Promise<string> {
    assertVisible(isAdmin(viewer));
    const mails = await this.outbox.kept();
    const body = mails.length ? mails.map(shown).join('') : '<p>No mail was sent yet.</p>';
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mail of the demo</title><h1>Mail of the demo</h1>${body}</html>`;
  }
}
