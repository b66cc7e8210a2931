import { reactionKinds, TITLE_MAX } from '@scholars-commons/shared/discussions';
import { idAt } from '../ids.js';
import { firstName, type Person, tellsPlace } from '../people/person.js';
import { Dice } from '../random.js';
import { newTalk, type Talk } from './compose.js';
import type { Speaker } from './fill.js';
import type { PostDraft, ThreadDraft } from './post-draft.js';
import { question } from './question.js';
import { quotable, reply } from './reply.js';
import type { Subject } from './subject.js';
import { openSpaces } from './subjects/index.js';
import { momentsOf, type ThreadPlan } from './thread-plans.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const REACTION_WEIGHTS = [30, 22, 16, 6, 4, 10, 5, 7];
const reactions = reactionKinds.map((kind, index) => [kind, REACTION_WEIGHTS[index] ?? 1] as const);
const REMOVALS = [
  'Advertises a course for money.',
  'Names a patient.',
  'Posted twice by mistake.',
  'Off the subject; moved to the common room by hand.',
];
const CLOSINGS = [
  'All has been said; a new thread on the second question is open.',
  'The call has ended.',
  'Closed at the wish of its author.',
  'This became two discussions; please begin each anew.',
];

/** Makes threads one after the other, each with its posts, changes, reactions and readers. */
export class ThreadMaker {
  private readonly dice = new Dice('threads');
  private readonly titles = new Set<string>();
  private readonly everything: readonly Subject[] = openSpaces.flatMap(({ subjects }) => subjects);

  constructor(
    private readonly now: number,
    private readonly moderators: readonly Person[],
    /** People who are looked after: they are to find something unread. */
    private readonly guests: readonly Person[],
  ) {}

  /** Undefined where nobody had come to the space by then. */
  make(plan: ThreadPlan): ThreadDraft | undefined {
    const { dice } = this;
    const asker = plan.space.crowd.one(plan.startedAt, dice);
    if (!asker) return undefined;
    const year = new Date(plan.startedAt).getUTCFullYear();
    let talk = newTalk(plan.space.subjects, year, dice);
    if (plan.wanders) talk = { ...talk, matter: talk.subject.matters.at(-1) ?? talk.matter };
    const first = this.titled(talk, asker, plan);
    const posts: PostDraft[] = [];
    const circle = [
      asker,
      ...plan.space.crowd.several(Math.min(300, Math.max(2, Math.ceil(plan.posts * (plan.wanders ? 0.2 : 0.5)))), plan.startedAt, dice),
    ];
    let seq = 0;
    for (const [index, at] of momentsOf(plan, dice).entries()) {
      if (plan.wanders && index % 11 === 10) talk = newTalk(this.everything, year, dice);
      if (plan.wanders && dice.chance(0.3)) circle.push(...plan.space.crowd.several(1, at, dice));
      const draft = index === 0 ? this.post(asker, at, first.markdown) : this.answer(talk, posts, circle, at, plan);
      draft.number = index + 1;
      seq = this.live(draft, seq, plan);
      posts.push(draft);
    }
    return this.finish(plan, first.title, posts, seq);
  }

  private speaker(person: Person, to: string): Speaker {
    return { city: tellsPlace(person) ? person.city.name : 'our town', profession: person.kind.word, name: to };
  }

  /** Titles differ, so that a list of threads reads like one. */
  private titled(talk: Talk, asker: Person, plan: ThreadPlan) {
    const isTaken = (title: string) => this.titles.has(title);
    // The best are kept for the threads that are seen first.
    const own = plan.startedAt > this.now - 400 * DAY ? 0.9 : 0.3;
    const { title, markdown } = question(talk, this.speaker(asker, ''), this.dice, { own, isTaken });
    const different = isTaken(title) ? `${title} (${new Date(plan.startedAt).toISOString().slice(0, 7)})` : title;
    this.titles.add(different);
    return { title: different.slice(0, TITLE_MAX).trim(), markdown };
  }

  private post(author: Person, at: number, markdown: string, replyTo: PostDraft | null = null, asksBack = false): PostDraft {
    const id = idAt(new Date(at), this.dice);
    return {
      id,
      number: 0,
      author,
      at,
      markdown,
      replyTo,
      asksBack,
      changedSeq: 0,
      textSeq: 0,
      former: null,
      removed: null,
      reactions: [],
    };
  }

  private answer(talk: Talk, posts: readonly PostDraft[], circle: readonly Person[], at: number, plan: ThreadPlan): PostDraft {
    const { dice } = this;
    const [question] = posts;
    const previous = posts.at(-1);
    if (!question || !previous) throw new Error('Nothing to answer');
    const candidates = [dice.chance(0.6) ? previous : question, ...posts.slice(-6)].filter(({ removed }) => !removed);
    const toGuest = at > this.now - 3 * DAY && dice.chance(0.5) ? candidates.find(({ author }) => this.guests.includes(author)) : undefined;
    const asked = toGuest ?? candidates.find((post) => post.asksBack && dice.chance(0.7)) ?? candidates[0] ?? question;
    const author = this.authorFor(asked, previous, question.author, circle, at, plan.space.cohort === null);
    const target = asked.author === author ? (candidates.find((post) => post.author !== author) ?? question) : asked;
    const occasion = {
      isAsker: author === question.author,
      quotable: quotable(target.markdown, dice),
      answersQuestion: target.asksBack,
      progress: posts.length / plan.posts,
    };
    const { markdown, asksBack } = reply(talk, this.speaker(author, firstName(target.author)), occasion, dice);
    return this.post(author, at, markdown, target !== previous || dice.chance(0.35) ? target : null, asksBack);
  }

  private authorFor(asked: PostDraft, previous: PostDraft, asker: Person, circle: readonly Person[], at: number, isOpen: boolean): Person {
    const { dice } = this;
    if (asked.asksBack && asked.replyTo && asked.replyTo.author !== asked.author && dice.chance(0.6)) return asked.replyTo.author;
    if (previous.author !== asker && dice.chance(0.16)) return asker;
    const guest = at > this.now - 4 * DAY && dice.chance(0.08) ? dice.pick(this.guests) : undefined;
    if (guest && guest.activity > 0 && guest !== previous.author && isOpen) return guest;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const person = dice.skewed(circle, 1.3);
      if (person !== previous.author && (person.claimedAt?.getTime() ?? 0) <= at) return person;
    }
    return asker;
  }

  /** What happens to a post after it is written: each change raises the thread's `seq`, as the application does it. */
  private live(post: PostDraft, before: number, plan: ThreadPlan): number {
    const { dice, now } = this;
    let seq = before + 1;
    post.textSeq = seq;
    const editedAt = post.at + dice.int(6, 900) * MINUTE;
    if (dice.chance(0.025) && editedAt < now && post.markdown.includes('. ')) {
      post.former = { markdown: post.markdown.slice(0, post.markdown.lastIndexOf('. ') + 1).trim(), editedAt };
      post.textSeq = seq += 1;
    }
    const goneAt = post.at + dice.int(3, 3000) * MINUTE;
    const isGone = post.number > 1 && post.number < plan.posts && dice.chance(0.006) && goneAt < now && !this.guests.includes(post.author);
    if (isGone) {
      const by = dice.chance(0.5) ? post.author : dice.pick(this.moderators);
      const isOwn = by === post.author || plan.space.cohort !== null;
      post.removed = {
        at: goneAt,
        by: isOwn ? post.author : by,
        as: isOwn ? 'author' : 'moderator',
        reason: isOwn ? null : dice.pick(REMOVALS),
      };
      seq += 1;
    } else seq += this.react(post, plan);
    post.changedSeq = seq;
    return seq;
  }

  private react(post: PostDraft, { space, wanders }: ThreadPlan): number {
    const { dice, now } = this;
    const many = post.number === 1 ? 3 : wanders ? 0.5 : 1;
    const count = Math.floor(-Math.log(1 - dice.next()) * many);
    const seen = new Set<string>();
    for (const by of space.crowd.several(Math.min(count, 24), post.at, dice)) {
      const kind = dice.weighted(reactions);
      if (by === post.author || seen.has(by.id + kind)) continue;
      seen.add(by.id + kind);
      post.reactions.push({ kind, by, at: Math.min(now, post.at + dice.int(1, 4000) * MINUTE) });
    }
    return post.reactions.length;
  }

  private finish(plan: ThreadPlan, title: string, posts: PostDraft[], seq: number): ThreadDraft {
    const { dice, now } = this;
    const last = posts.at(-1)?.at ?? plan.startedAt;
    const closedAt = last + dice.int(1, 20) * DAY;
    const isClosed = !plan.wanders && plan.space.cohort === null && posts.length > 5 && dice.chance(0.02) && closedAt < now;
    const isPinned = plan.space.cohort === null && (plan.wanders || dice.chance(0.012));
    return {
      id: idAt(new Date(plan.startedAt), dice),
      spaceId: plan.space.id,
      title,
      seq: seq + Number(isClosed) + Number(isPinned),
      posts,
      isPinned,
      closed: isClosed ? { at: closedAt, by: dice.pick(this.moderators), reason: dice.pick(CLOSINGS) } : null,
      markers: this.markers(plan, posts, last),
    };
  }

  /** Posting reads up to one's own post; others have read to the end or stopped on the way. */
  private markers(plan: ThreadPlan, posts: readonly PostDraft[], last: number): ThreadDraft['markers'] {
    const { dice, now } = this;
    const markers: ThreadDraft['markers'] = new Map();
    const read = (person: Person, number: number, at: number) => {
      const known = markers.get(person)?.number ?? 0;
      if (number > known) markers.set(person, { number, at: Math.min(now, at) });
    };
    for (const { author, number, at } of posts) read(author, number, at);
    for (const person of plan.space.crowd.several(dice.int(4, 18), last, dice)) {
      read(person, dice.chance(0.65) ? posts.length : dice.int(1, posts.length), last + dice.int(1, 3000) * MINUTE);
    }
    const isRecent = last > now - 12 * DAY;
    for (const guest of isRecent && plan.space.cohort === null ? this.guests : []) {
      if (dice.chance(0.22)) read(guest, Math.max(1, posts.length - dice.int(1, 9)), last);
      else if (dice.chance(0.4)) read(guest, posts.length, last + 30 * MINUTE);
    }
    return markers;
  }
}
