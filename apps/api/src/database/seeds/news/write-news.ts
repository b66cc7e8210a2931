import type { NewsKind, SubmissionState } from '@scholars-commons/shared/news';
import type { Client } from 'pg';
import { renderMarkdown } from '../../../common/markdown/render-markdown.js';
import { copyRows, type Row } from '../copy-rows.js';
import { idAt } from '../ids.js';
import type { Person } from '../people/person.js';
import type { ScenePictures } from '../pictures/share-pictures.js';
import { Dice } from '../random.js';
import { fill } from '../talk/fill.js';
import { notes, texts, titles } from './news-words.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const UNDO_MS = 60_000;
const TITLE_MAX = 150;
/** Older achievements were news before the platform was there. */
const RECENT_YEARS = 3;

/** Waiting or settled without being public; each state has its share. */
const STATES: readonly (readonly [state: SubmissionState, weight: number])[] = [
  ['submitted', 16],
  ['in-review', 8],
  ['draft', 12],
  ['returned', 10],
  ['scheduled', 4],
  ['declined', 6],
  ['withdrawn', 4],
];

/** A scholar's own line that a piece of news may tell of. */
interface Line {
  id: string;
  scholar_id: string;
  kind: NewsKind;
  title: string;
  date: string | null;
}

export interface NewsSizes {
  news: number;
  submissions: number;
}

/** Who tells, and who is asked first: the people whom visitors sign in as stand at the beginning. */
export interface NewsPeople {
  people: readonly Person[];
  guests: readonly Person[];
  editor: Person;
}

interface Told {
  state: SubmissionState;
  by: Person;
  line: Line | null;
  createdAt: Date;
}

type Table = 'news_submission' | 'news_step' | 'news_person' | 'news_item' | 'congratulation' | 'review' | 'notification';

/** News that are out, and submissions in every other state, as the forms and acts of the application would leave them. */
export class NewsWriter {
  private readonly dice = new Dice('news');
  private readonly rows: Record<Table, Row[]> = {
    news_submission: [],
    news_step: [],
    news_person: [],
    news_item: [],
    congratulation: [],
    review: [],
    notification: [],
  };
  private readonly active: readonly Person[];
  private readonly cohortMates = new Map<string, Person[]>();

  constructor(
    private readonly client: Client,
    private readonly now: Date,
    private readonly who: NewsPeople,
    private readonly scenes: ScenePictures,
  ) {
    this.active = who.people.filter(({ state, isStaff, claimedAt }) => state === 'claimed' && !isStaff && claimedAt !== null);
    for (const person of this.active) {
      for (const { cohort } of person.enrolled) this.cohortMates.set(cohort.id, [...(this.cohortMates.get(cohort.id) ?? []), person]);
    }
  }

  /** Writes all of it, the submissions first. */
  async write({ news, submissions }: NewsSizes): Promise<void> {
    const lines = await this.lines();
    for (let index = 0; index < news; index += 1) {
      // Mostly of the last months: the list is about what is new.
      const publishedAt = new Date(this.now.getTime() - HOUR - this.dice.next() ** 2 * 700 * DAY);
      this.tell(
        { ...this.told(lines, index), state: 'published', createdAt: new Date(publishedAt.getTime() - this.dice.int(1, 9) * DAY) },
        publishedAt,
      );
    }
    // One of each first, so that even a small community shows every state.
    const states = Array.from({ length: submissions }, (_, index) => STATES[index]?.[0] ?? this.dice.weighted(STATES));
    states.forEach((state, index) => {
      const createdAt = new Date(this.now.getTime() - 4 * HOUR - this.dice.next() ** 2 * 20 * DAY);
      // Amina has a draft to go on with and a note to read.
      const by = index < 7 && (state === 'draft' || state === 'returned') ? this.who.guests[0] : undefined;
      this.tell({ ...this.told(lines, news + index), ...(by ? { by, line: null } : {}), state, createdAt }, createdAt);
    });
    for (const [table, rows] of Object.entries(this.rows)) await copyRows(this.client, table, rows);
  }

  private async lines(): Promise<Line[]> {
    const since = String(this.now.getUTCFullYear() - RECENT_YEARS);
    const { rows } = await this.client.query<Line>(
      `SELECT a.id, a.scholar_id, a.kind, a.title, a.date FROM achievement a JOIN scholar s ON s.id = a.scholar_id
       WHERE s.state = 'claimed' AND s.audience_achievements = 'network' AND a.date >= $1 ORDER BY a.id`,
      [since],
    );
    return this.dice.some(rows, rows.length);
  }

  /** Most tell of an achievement; some of what is nobody's. */
  private told(lines: readonly Line[], index: number): Pick<Told, 'by' | 'line'> {
    const line = this.dice.chance(0.85) ? lines[index] : undefined;
    const by = line && this.active.find(({ id }) => id === line.scholar_id);
    return line && by ? { by, line } : { by: this.dice.skewed(this.active, 2), line: null };
  }

  private tell({ state, by, line, createdAt }: Told, at: Date): void {
    const { dice, rows } = this;
    const id = idAt(createdAt, dice);
    const scene = {
      focus: '',
      learners: 'residents',
      setting: 'a teaching hospital',
      year: this.now.getUTCFullYear(),
      fixed: new Map<string, string>(),
    };
    const speaker = { city: by.city.name, profession: by.kind.word, name: '' };
    const kind: NewsKind = line?.kind ?? 'news';
    const text = fill(dice.pick(texts[kind]), dice, scene, speaker);
    const title = (line?.title ?? fill(dice.pick(titles), dice, scene, speaker)).slice(0, TITLE_MAX);
    const isScheduled = state === 'scheduled';
    const pictureId = state === 'published' && dice.chance(0.3) ? idAt(createdAt, dice) : null;
    rows.news_submission.push({
      id,
      submitter_id: by.id,
      state,
      kind,
      title,
      text,
      html: renderMarkdown(text),
      date: line?.date ?? null,
      link: kind === 'publication' && dice.chance(0.5) ? `https://journal.example/${id.slice(0, 13)}` : null,
      achievement_id: line?.id ?? null,
      picture_id: pictureId,
      picture_alt: pictureId && this.scenes.take(pictureId),
      publish_at: isScheduled ? new Date(Math.ceil(this.now.getTime() / HOUR) * HOUR + dice.int(20, 200) * HOUR) : null,
      time_zone: isScheduled ? 'America/New_York' : null,
      version: 1,
      created_at: createdAt,
      updated_at: at,
    });
    this.steps(id, state, by, createdAt, at);
    this.name(id, by, state, at);
    if (state === 'published') this.publish(id, by, at);
  }

  /** The way of a submission to where it stands, each step with its date, and its case in the queue. */
  private steps(id: string, state: SubmissionState, by: Person, createdAt: Date, at: Date): void {
    const { dice, rows, who } = this;
    const wasSubmitted = state !== 'draft';
    const wasOpened = wasSubmitted && state !== 'submitted' && state !== 'withdrawn';
    const way: SubmissionState[] = [
      'draft',
      ...(wasSubmitted ? (['submitted'] as const) : []),
      ...(wasOpened ? (['in-review'] as const) : []),
    ];
    if (way.at(-1) !== state) way.push(state);
    const note = state === 'returned' || state === 'declined' ? dice.pick(notes[state]) : null;
    const span = Math.max(HOUR, state === 'published' ? at.getTime() - createdAt.getTime() : 3 * HOUR);
    const dates = way.map((_, index) => new Date(createdAt.getTime() + (span * index) / Math.max(1, way.length - 1)));
    way.forEach((step, index) => {
      const isStaffs = step === 'in-review' || step === 'returned' || step === 'declined' || step === 'scheduled' || step === 'published';
      rows.news_step.push({
        submission_id: id,
        step,
        actor_id: isStaffs ? who.editor.id : by.id,
        note: step === state ? note : null,
        at: dates[index] ?? at,
      });
    });
    if (!wasSubmitted) return;
    const isWaiting = state === 'submitted' || state === 'in-review';
    const decidedAt = isWaiting ? null : (dates.at(-1) ?? at);
    const decisions: Partial<Record<SubmissionState, string>> = {
      returned: 'return',
      scheduled: 'schedule',
      published: 'publish',
      declined: 'decline',
      withdrawn: 'withdraw',
    };
    rows.review.push({
      kind: 'submission',
      subject_id: by.id,
      submission_id: id,
      state: isWaiting ? 'waiting' : 'decided',
      opened_at: dates[1] ?? createdAt,
      decision: decisions[state] ?? null,
      words: note,
      decided_by_id: isWaiting ? null : state === 'withdrawn' ? by.id : who.editor.id,
      decided_at: decidedAt,
      told_at: decidedAt,
    });
    const isTold = note !== null && this.now.getTime() - at.getTime() < 30 * DAY;
    if (isTold) {
      const told = { kind: `news-${state}`, actor_id: who.editor.id, text: note, created_at: decidedAt ?? at };
      rows.notification.push({ scholar_id: by.id, submission_id: id, news_id: null, ...told });
    }
  }

  /** Colleagues of a cohort are named with one another; who is asked has not answered yet. */
  private name(id: string, by: Person, state: SubmissionState, at: Date): void {
    const { dice, rows } = this;
    rows.news_person.push({ submission_id: id, scholar_id: by.id, place: 0, answer: 'agreed', answered_at: at });
    const [enrolled] = by.enrolled;
    const mates = (enrolled && this.cohortMates.get(enrolled.cohort.id)?.filter(({ id: mate }) => mate !== by.id)) ?? [];
    if (mates.length === 0 || dice.chance(0.55)) return;
    dice.some(mates, dice.int(1, 3)).forEach(({ id: mate }, index) => {
      const answer =
        state === 'published'
          ? dice.weighted([
              ['agreed', 7],
              ['asked', 2],
              ['declined', 1],
            ] as const)
          : 'not-asked';
      const hasAnswered = answer === 'agreed' || answer === 'declined';
      rows.news_person.push({ submission_id: id, scholar_id: mate, place: index + 1, answer, answered_at: hasAnswered ? at : null });
    });
  }

  /** Whoever is named and has not answered yet finds the question among the notifications. */
  private ask(submissionId: string, newsId: string, by: Person, at: Date): void {
    const { rows, now } = this;
    if (now.getTime() - at.getTime() > 30 * DAY) return;
    const asked = rows.news_person.filter((row) => row['submission_id'] === submissionId && row['answer'] === 'asked');
    for (const { scholar_id = null } of asked)
      rows.notification.push({
        scholar_id,
        submission_id: null,
        news_id: newsId,
        kind: 'news-named',
        actor_id: by.id,
        text: null,
        created_at: at,
      });
  }

  private publish(submissionId: string, by: Person, publishedAt: Date): void {
    const { dice, rows, who } = this;
    const id = idAt(publishedAt, dice);
    this.ask(submissionId, id, by, publishedAt);
    const glad = dice.some(this.active.slice(0, 400), Math.floor(dice.next() ** 2 * 24)).filter((person) => person.id !== by.id);
    const named = new Set(rows.news_person.filter((row) => row['submission_id'] === submissionId).map((row) => row['scholar_id']));
    const congratulating = glad.filter((person) => !named.has(person.id) && (person.claimedAt ?? this.now) <= publishedAt);
    rows.news_item.push({
      id,
      submission_id: submissionId,
      published_at: publishedAt,
      published_by_id: who.editor.id,
      undo_until: new Date(publishedAt.getTime() + UNDO_MS),
      congratulation_count: congratulating.length,
    });
    const left = this.now.getTime() - publishedAt.getTime();
    for (const person of congratulating) {
      const after = Math.min(left, 3 * DAY) * dice.next();
      rows.congratulation.push({ news_id: id, scholar_id: person.id, created_at: new Date(publishedAt.getTime() + after) });
    }
  }
}
