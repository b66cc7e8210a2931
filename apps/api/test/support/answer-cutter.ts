import { request } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { expect } from '@jest/globals';

export interface Lost {
  status: number;
  body: unknown;
}
interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

/**
 * Stands between a page and the api, lets the request through, and cuts the line at the first byte of the answer: the server has done what
 * it was asked, and the page never learns it.
 */
export class AnswerCutter {
  private readonly answers: Promise<Lost>[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (page) => this.answers.push(this.cut(page)));
  }

  static async before(address: string): Promise<AnswerCutter> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new AnswerCutter(server, new URL(address));
  }

  /** Sends it and loses the answer. @returns what the page would have read */
  async lose({ method, path, headers, body }: Sent): Promise<Lost> {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const { port } = this.server.address() as { port: number };
    const before = this.answers.length;
    await expect(
      new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...length }, agent: false }, resolve);
        sent.on('error', reject).end(body);
      }),
    ).rejects.toMatchObject({ code: 'ECONNRESET' });
    const answer = this.answers[before];
    if (answer === undefined) throw new Error('The request did not come this way');
    return answer;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private cut(page: Socket): Promise<Lost> {
    const api = connect(Number(this.target.port), this.target.hostname);
    const answer: Buffer[] = [];
    for (const socket of [page, api]) this.sockets.add(socket.on('error', () => {}));
    page.on('data', (data) => api.write(data));
    return new Promise((resolve) => {
      api.on('data', (data) => {
        page.resetAndDestroy();
        answer.push(data);
      });
      api.on('close', () => resolve(read(Buffer.concat(answer).toString('utf8'))));
    });
  }
}

function read(answer: string): Lost {
  const [head = '', text = ''] = answer.split('\r\n\r\n', 2);
  return {
    status: Number(head.split(' ')[1]),
    body: text && /content-type: [^\r]*json/i.test(head) ? (JSON.parse(text) as unknown) : undefined,
  };
}
