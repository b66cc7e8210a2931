import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

export interface Received {
  from: string;
  to: string[];
  message: string;
}

/** A mail server that keeps what it gets, and refuses when told to. */
export class SmtpSink {
  readonly received: Received[] = [];
  /** What it says to an address: `250 ok`, `450 later`, `550 nobody here`. */
  recipient = '250 ok';
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.serve(socket));
  }

  static async start(): Promise<SmtpSink> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SmtpSink(server);
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket.on('error', () => {}));
    let mail: Received = { from: '', to: [], message: '' };
    let isData = false;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 sink');
    socket.on('data', (data) => {
      const lines = (rest + data.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (isData && line !== '.') mail.message += `${line}\n`;
        else if (isData) {
          isData = false;
          this.received.push(mail);
          mail = { from: '', to: [], message: '' };
          say('250 kept');
        } else if (/^MAIL/i.test(line)) {
          mail.from = line;
          say('250 ok');
        } else if (/^RCPT/i.test(line)) {
          if (this.recipient.startsWith('250')) mail.to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
          say(this.recipient);
        } else if (/^DATA/i.test(line)) {
          isData = true;
          say('354 go on');
        } else if (/^QUIT/i.test(line)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  }
}
