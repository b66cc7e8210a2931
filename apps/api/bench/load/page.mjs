/**
 * A page that reads one thread, as our own does it: it watches, counts what it hears, asks for the changes when there is a gap, and
 * comes back by itself after a cut, with the pauses of socket.io's client.
 */
import { openWebSocket } from './web-socket.mjs';

const OPEN = 48;
const PING = 50;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** After the server itself refused or ended it. */
const REFUSED_PAUSE_MS = 3_000;
/** A gap is seen by all in the same moment: they ask spread over this time, and it may close by itself. */
const GAP_PAUSE_MS = { least: 150, most: 400 };
/** Where one gap follows the other they ask more and more seldom. */
const CALM_MS = 10_000;
const LONGEST_GAP_PAUSE = 16;
const CHANGED = /^42\["thread\.changed",\{"threadId":"[^"]+","seq":(\d+),"post":\{"id":"([^"]+)"(?:,"threadId":"[^"]+","number":(\d+))?/;

/**
 * @typedef {{ ports: number[], threadId: string, since: number, cookie?: string | undefined }} Reading
 * @typedef {{ heard: (id: string, seq: number, number: number | null) => void, asked: (id: string) => void, watching: () => void, refused: (why: string) => void, gap: () => void }} Told
 */

export class Page {
  /** All up to here it knows of the thread; further on, single changes. */
  known;
  #ahead = new Set();
  isWatching = false;
  #isAsking = false;
  #isEnded = false;
  #tries = 0;
  /** @type {ReturnType<typeof openWebSocket> | undefined} */
  #socket;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #gap;
  #gapPause = 1;
  #askedAt = Number.NEGATIVE_INFINITY;

  /** @param {Reading} reading @param {number} turn which of the ports it tries first @param {Told} told */
  constructor(reading, turn, told) {
    this.reading = reading;
    this.turn = turn;
    this.told = told;
    this.known = reading.since;
  }

  connect() {
    const { ports, cookie } = this.reading;
    let isOver = false;
    const over = (/** @type {number} */ pause) => {
      if (isOver || this.#isEnded) return;
      isOver = true;
      this.isWatching = false;
      this.#isAsking = false;
      socket.end();
      // Another process may answer, as behind a proxy.
      this.turn += 1;
      this.#again = setTimeout(() => this.connect(), pause);
    };
    const socket = openWebSocket({
      port: ports[this.turn % ports.length] ?? 0,
      path: '/socket.io/?EIO=4&transport=websocket',
      cookie,
      onText: (text) => this.#read(text, over),
      onRefused: (status) => {
        this.told.refused(`handshake ${status}`);
        over(this.#pause());
      },
      onClose: () => over(this.#pause()),
    });
    this.#socket = socket;
  }

  end() {
    this.#isEnded = true;
    clearTimeout(this.#again);
    clearTimeout(this.#gap);
    this.#socket?.end();
  }

  /** As socket.io's client: twice as long each time, and half of it more or less, so that not all come at once. */
  #pause() {
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#tries);
    this.#tries += 1;
    return Math.min(LONGEST_PAUSE_MS, pause * (0.5 + Math.random()));
  }

  /** @param {Buffer} text @param {(pause: number) => void} over */
  #read(text, over) {
    if (text[0] === PING) return this.#socket?.send('3');
    if (text[0] === OPEN) return this.#socket?.send('40');
    const head = text.toString('latin1', 0, 200);
    if (head.startsWith('42')) return this.#hear(head);
    if (head.startsWith('430')) return this.#answered(text);
    if (head.startsWith('40')) return this.#ask();
    if (head.startsWith('44') || head.startsWith('41')) {
      this.told.refused(head.slice(0, 80));
      over(REFUSED_PAUSE_MS);
    }
  }

  #ask() {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#socket?.send(`420["thread.watch",${JSON.stringify({ threadId: this.reading.threadId, since: this.known })}]`);
  }

  /** @param {string} head */
  #hear(head) {
    const found = CHANGED.exec(head);
    if (!found) return;
    const seq = Number(found[1]);
    this.told.heard(found[2] ?? '', seq, found[3] ? Number(found[3]) : null);
    if (seq > this.known) this.#ahead.add(seq);
    this.#close();
    if (this.#ahead.size === 0 || this.#gap) return;
    if (performance.now() - this.#askedAt > CALM_MS) this.#gapPause = 1;
    const pause = this.#gapPause * (GAP_PAUSE_MS.least + Math.random() * (GAP_PAUSE_MS.most - GAP_PAUSE_MS.least));
    this.#gap = setTimeout(() => {
      this.#gap = undefined;
      if (this.#ahead.size === 0 || !this.isWatching) return;
      this.#gapPause = Math.min(LONGEST_GAP_PAUSE, this.#gapPause * 2);
      this.#askedAt = performance.now();
      this.told.gap();
      this.#ask();
    }, pause);
  }

  /** What is next is known; what lies ahead waits for what is missing. */
  #close() {
    for (const seq of this.#ahead) if (seq <= this.known) this.#ahead.delete(seq);
    while (this.#ahead.delete(this.known + 1)) this.known += 1;
  }

  /** @param {Buffer} text */
  #answered(text) {
    this.#isAsking = false;
    const [answer] = JSON.parse(text.subarray(3).toString());
    if (!answer.ok) {
      this.told.refused(`watch ${answer.problem?.status}`);
      // The connection is as good as before: asked again, as often as it takes.
      setTimeout(() => !this.#isEnded && this.#ask(), REFUSED_PAUSE_MS);
      return;
    }
    for (const { id } of answer.posts ?? []) this.told.asked(id);
    if (answer.refetch) this.told.refused('asked to load anew');
    if (answer.seq > this.known) this.known = answer.seq;
    this.#close();
    this.#tries = 0;
    if (this.isWatching) return;
    this.isWatching = true;
    this.told.watching();
  }
}
