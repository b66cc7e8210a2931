import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import nodemailer from 'nodemailer';
import type { MailSender } from './mail-sender.js';
import type { MailMessage } from './send-mail.job.js';

export interface KeptMail {
  to: string;
  subject: string;
  date: string;
  text: string;
}

const MOST_SHOWN = 100;

/** The demo's mail server: each message is an `.eml` file that any mail program opens. */
export class Outbox implements MailSender {
  private readonly logger = new Logger('Mail');
  private readonly composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  async send({ to, subject, text, html }: MailMessage, id: string): Promise<void> {
    const { message } = await this.composer.sendMail({
      from: this.from,
      to: { name: '', address: to },
      subject,
      text,
      ...(html ? { html } : {}),
      messageId: `<${id}@scholars-commons>`,
    });
    await mkdir(this.folder, { recursive: true });
    // Named after the job: sent twice it is still one file. Written aside first, so that nobody reads half of one.
    const half = join(this.folder, `.${id}.half`);
    await writeFile(half, message as Buffer, { mode: 0o600 });
    await rename(half, join(this.folder, `${new Date().toISOString().slice(0, 10)}-${id}.eml`));
    for (const link of text.match(/https?:\/\/\S+/g) ?? []) this.logger.log(`"${subject}": ${link}`);
  }

  /** The latest mails, newest first. */
  async kept(): Promise<KeptMail[]> {
    const names = await readdir(this.folder).catch(() => []);
    const files = names.filter((name) => name.endsWith('.eml')).map((name) => readFile(join(this.folder, name), 'utf8'));
    const mails = (await Promise.all(files)).map(readMail);
    return mails.sort((one, other) => other.date.localeCompare(one.date)).slice(0, MOST_SHOWN);
  }
}

/** Reads what `send` wrote, not mail at large. */
export function readMail(source: string): KeptMail {
  const header = (name: string) => new RegExp(`^${name}: (.*(?:\n[ \t].*)*)`, 'im').exec(source)?.[1]?.replace(/\n[ \t]+/g, ' ') ?? '';
  const mark = source.indexOf('Content-Type: text/plain');
  const end = source.indexOf('\n\n', mark);
  const partHeaders = source.slice(Math.max(0, source.lastIndexOf('\n\n', mark)), end);
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(partHeaders)?.[1] ?? '7bit';
  const [body = ''] = source.slice(end + 2).split(/^--.*_NmP-/m);
  return {
    to: header('To'),
    subject: decodeWords(header('Subject')),
    date: new Date(header('Date')).toISOString(),
    text: decoded(body, encoding),
  };
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quotedPrintable(body.replace(/=\n/g, '')) : body;
}

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8');

/** RFC 2047 words, as nodemailer writes subjects that are not ASCII. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : quotedPrintable(word.replaceAll('_', ' ')),
    );
