import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SmtpSink } from '../../../test/support/smtp-sink.js';
import { MailRefused } from './mail-sender.js';
import { SmtpSender } from './smtp-sender.js';

let sink: SmtpSink;
let sender: SmtpSender;
beforeEach(async () => {
  sink = await SmtpSink.start();
  sender = new SmtpSender(sink.url, 'Scholars Commons <no-reply@commons.example>');
});
afterEach(() => sink.close());

const mail = { to: 'amina@alumni.example', subject: 'Your link', text: 'Dear Amina,\n\nhttps://commons.example/x\n' };

describe('mail over a mail server', () => {
  it('goes to its one recipient, with an id that stays the same at every try', async () => {
    await sender.send(mail, 'job-1');
    await sender.send(mail, 'job-1');
    expect(sink.received.map(({ to }) => to)).toEqual([[mail.to], [mail.to]]);
    const ids = sink.received.map(({ message }) => /^Message-ID: (.*)$/m.exec(message)?.[1]);
    expect(ids).toEqual(['<job-1@scholars-commons>', '<job-1@scholars-commons>']);
    expect(sink.received[0]?.message).toContain('https://commons.example/x');
  });

  it.each(['a@x.example, b@y.example', '"a@x.example" <b@y.example>', 'a@x.example\r\nBcc: b@y.example'])(
    'does not read %j as another address than it is',
    async (to) => {
      await sender.send({ ...mail, to }, 'job-2').catch(() => {});
      const recipients = sink.received.flatMap((received) => received.to);
      expect(recipients).not.toContain('b@y.example');
      expect(sink.received.map(({ message }) => message).join('')).not.toMatch(/^bcc:/im);
    },
  );

  it('is refused for good where the server says so', async () => {
    sink.recipient = '550 nobody here';
    await expect(sender.send(mail, 'job-3')).rejects.toBeInstanceOf(MailRefused);
  });

  it('waits for its next try where the server is busy or away, and says nobody’s address', async () => {
    sink.recipient = '450 later';
    await expect(sender.send(mail, 'job-4')).rejects.toThrow('The mail server did not take it (450)');
    await sink.close();
    const away = await sender.send(mail, 'job-5').catch((cause: unknown) => cause);
    expect(away).toBeInstanceOf(Error);
    expect(away).not.toBeInstanceOf(MailRefused);
    expect(String(away)).not.toContain('amina');
    sink = await SmtpSink.start();
  });
});
