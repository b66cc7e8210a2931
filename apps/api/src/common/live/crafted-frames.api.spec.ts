import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionView } from '@scholars-commons/shared/accounts';
import { FrameSocket } from '../../../test/support/frame-socket.js';
import type { SignedIn } from '../../../test/support/make.js';
import { type LiveSocket, type TestApp, testApp } from '../../../test/support/test-app.js';
import { LiveServer } from './live-server.js';
import { sessionRoom, viewerOf } from './live-socket.js';

type Frame = string | Uint8Array<ArrayBuffer>;

let t: TestApp;
let amina: SignedIn;
let bystander: LiveSocket;
beforeAll(async () => {
  t = await testApp();
  amina = await t.make.signedIn();
  bystander = await t.live(amina);
});
afterAll(() => t.close());

const open: FrameSocket[] = [];
const connectAs = async (who: { token: string } | null): Promise<FrameSocket> => {
  const socket = await FrameSocket.to(await t.address(), who);
  open.push(socket);
  return socket;
};
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

const reserved = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'];
const noNames = ['["x"]', '["constructor"]', '{"a":1}', '{"toString":1}', '{"__proto__":{"isAdmin":true}}', 'null', 'true', '[]'];
const bytes = (...values: number[]) => Uint8Array.from(values);

/** What ends the connection: no event of any kind, or more than a page of ours would ever send. 4 is a message, 2 an event, 5 one with bytes. */
const ending: [string, Frame[]][] = [
  ...reserved.map((name): [string, Frame[]] => [`an event called ${name}`, [`42["${name}",1]`]]),
  ...noNames.map((name): [string, Frame[]] => [`an event with ${name} for a name`, [`421[${name},1]`]]),
  ['an event of no name', ['42[]']],
  ['an event that is no list', ['42{"0":"error"}']],
  ['half an event', ['42["']],
  ['an event whose number is none', ['42-1["x"]']],
  ['no type', ['4']],
  ['a type that is none', ['49["x"]']],
  ['a type that is a word', ['4x["x"]']],
  ['another hello', ['40{"token":"x"}']],
  ['an answer of the server', ['44{"message":"x"}']],
  ['an event in a room of servers that is not there', ['42/elsewhere,["x"]']],
  ['an event in constructor', ['42/constructor,["x"]']],
  ['an acknowledgement that is no list', ['431{"0":1}']],
  ['bytes of which nobody spoke', [bytes(1, 2, 3)]],
  ['bytes as letters', ['bAQID']],
  ['text where bytes were announced', ['451-["x",{"_placeholder":true,"num":0}]', '42["x"]']],
  ['other bytes than were announced', ['451-["x",{"_placeholder":true,"num":99}]', bytes(1)]],
  ['bytes of a place that is none', ['451-["x",{"_placeholder":true,"num":"__proto__"}]', bytes(1)]],
  ['a thousand bytes announced', ['451000-["x"]']],
  ['fewer than no bytes announced', ['45-1-["x"]']],
  ['an endless count of bytes', ['451']],
  ['more than 16 KB', [`42["thread.watch","${'x'.repeat(20_000)}"]`]],
  ['1 MB', [`42["thread.watch","${'x'.repeat(2 ** 20)}"]`]],
  ['1 MB of bytes', [new Uint8Array(2 ** 20)]],
  ['brackets of 16 KB that nothing closes', [`42${'['.repeat(16_000)}`]],
  ['a heartbeat of the wrong end', ['2']],
  ['a kind of packet that is none', ['9']],
  ['an empty frame', ['']],
];

const [NOT_FOUND, REFUSED] = [404, 400].map((status) => new RegExp(`^431\\[\\{"ok":false,.*"status":${status}`)) as [RegExp, RegExp];

/** What is answered or left lying, and the connection goes on. */
const answered: [string, Frame[], RegExp | null][] = [
  ...['error', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'user.__proto__.x', '', 'join', '\\u0000', '\\ud800'].map(
    (name): [string, Frame[], RegExp] => [`an event called "${name}"`, [`421["${name}",{"isAdmin":true}]`], NOT_FOUND],
  ),
  ['a number for a name', ['421[7,1]'], NOT_FOUND],
  ['an event that asks, and says nothing', ['421'], NOT_FOUND],
  ['an event that says nothing', ['42'], null],
  ['an error that asks for no answer', ['42["error",{"stack":1}]'], null],
  ['bytes in an event', ['451-1["x",{"_placeholder":true,"num":0}]', bytes(1)], NOT_FOUND],
  [
    'what would be a prototype',
    ['421["thread.watch",{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}]'],
    REFUSED,
  ],
  ['two thousand brackets', [`421["thread.watch",${'['.repeat(2_000)}${']'.repeat(2_000)}]`], REFUSED],
  ['a number of many digits', ['421["thread.typing",1e400]'], REFUSED],
  ['an acknowledgement of nothing', ['43999["constructor"]'], null],
  ['an acknowledgement of a huge number', [`43${'9'.repeat(400)}["x"]`], null],
  ['hello in a room of servers that is not there', ['40/__proto__,{}'], /^44\/__proto__,\{"message":"Invalid namespace"/],
];

const NEXT_ANSWER = /^4377\[\{"ok":false/;

/** Whether the connection ended, or still answers what is asked on it. */
const outcome = async (socket: FrameSocket): Promise<'ended' | 'answers'> => {
  socket.send('4277["nothing"]');
  return (await socket.hears(NEXT_ANSWER)) === null ? 'ended' : 'answers';
};

/** The process goes on, nobody's socket fell with this one, and everybody is who he was. */
async function nothingElseChanged(): Promise<void> {
  const { status, body } = await t.http(amina).get<SessionView>('/api/session');
  expect([status, body.scholar.id]).toEqual([200, amina.scholar.id]);
  expect(await bystander.timeout(5_000).emitWithAck('thread.watch', { threadId: t.make.id(), since: 0 })).toMatchObject({
    ok: false,
    problem: { status: 404 },
  });
  const [known] = t.app.get(LiveServer).localSockets(sessionRoom(amina.sessionId));
  expect(known && viewerOf(known)).toMatchObject({ scholarId: amina.scholar.id, grants: [] });
  expect({}).not.toHaveProperty('isAdmin');
}

describe('of a member, each on a connection of its own', () => {
  const connect = async () => {
    const device = await t.make.session(amina.accountId);
    const socket = await connectAs(device);
    socket.send('40');
    expect(await socket.hears(/^4[04]/)).toMatch(/^40\{"sid":/);
    return { socket, device };
  };

  it.each(ending)('%s ends it', async (_what, frames) => {
    const { socket } = await connect();
    for (const frame of frames) socket.send(frame);
    expect(await outcome(socket)).toBe('ended');
    await nothingElseChanged();
  });

  it.each(answered)('%s: it goes on, as the same person', async (_what, frames, answer) => {
    const { socket, device } = await connect();
    for (const frame of frames) socket.send(frame);
    if (answer) expect(await socket.hears(answer)).toMatch(answer);
    expect(await outcome(socket)).toBe('answers');
    const [known] = t.app.get(LiveServer).localSockets(sessionRoom(device.sessionId));
    expect(known && viewerOf(known)).toMatchObject({ scholarId: amina.scholar.id, sessionId: device.sessionId, grants: [] });
    await nothingElseChanged();
  });
});

describe('of nobody, each on a connection of its own', () => {
  const all = [...ending, ...answered].map(([what, frames]): [string, Frame[]] => [what, frames]);

  it.each(all)('%s: ends before hello, and hello is refused', async (_what, frames) => {
    const socket = await connectAs(null);
    for (const frame of frames) socket.send(frame);
    expect(await outcome(socket)).toBe('ended');
    // Of all that was said nothing but a refusal may come back.
    expect(socket.heard.filter((frame) => !/^(0\{|44[/{])/.test(frame))).toEqual([]);
    await nothingElseChanged();
  });

  it.each(all)('%s: ends after a hello that was refused', async (_what, frames) => {
    const socket = await connectAs(null);
    socket.send('40');
    expect(await socket.hears(/^44/)).toContain('"status":401');
    for (const frame of frames) socket.send(frame);
    expect(await outcome(socket)).toBe('ended');
    await nothingElseChanged();
  });
});
