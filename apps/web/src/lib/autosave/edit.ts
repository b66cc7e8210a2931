import { problemTypes } from '@scholars-commons/shared/problem';
import { presentOf, ProblemError } from '../api-client';
import { drafts } from '../drafts';
import { beginningOf, hasArrived, keepEdit } from './beginning';
import type { Faults, Form, Shown } from './form';
import { rebased, same } from './rebase';
import type { SaveLog } from './save-log';

/** Values as a page had them. */
interface Seen<V> {
  values: V;
  version: number;
}

const PAUSE_MS = 800;
const NO_FAULTS: Faults = {};
const contested = new ProblemError({ type: problemTypes.stale, title: 'Changed elsewhere', status: 409 });

/** Nobody answered, or not the api itself: it may have been stored all the same. */
const isUnanswered = (error: unknown) => !(error instanceof ProblemError) || error.status === 0 || error.status >= 500;

/**
 * The edit of one place: it saves itself 800 ms after the last key, or when the focus leaves it. It outlives the form that shows it, so
 * that a form that is opened again goes on with it. Each key is kept on this device first, with what the edit was begun on.
 * What somebody else changed meanwhile in other fields stays; where both changed the same field, it stops and offers both.
 */
export class Edit<V extends object, W> {
  #form: Form<V, W> | undefined;
  #values: V;
  /** What this edit was begun on. */
  #base: Seen<V>;
  /** As the page says it is saved. */
  #present: Seen<V>;
  /** What was sent and never answered. */
  #unanswered: V | undefined;
  /** The other side, until somebody has chosen. */
  #theirs: Seen<V> | undefined;
  #isAsking = false;
  #isAbandoned = false;
  #faults = NO_FAULTS;
  #shown: Shown<V>;
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly place: string,
    saved: V,
    version: number,
  ) {
    this.#values = saved;
    this.#base = this.#present = { values: saved, version };
    this.#begin();
    this.#shown = this.#picture();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly shown = (): Shown<V> => this.#shown;

  /** Whether all of it is saved. */
  get isSaved(): boolean {
    return same(this.#values, this.#base.values) && this.#unanswered === undefined && !this.#theirs;
  }

  /** Whether nobody looks at it and nothing of it is left to be saved. */
  get isOver(): boolean {
    return this.#listeners.size === 0 && !this.#running && this.isSaved;
  }

  /** The form as it was rendered last. */
  attach(form: Form<V, W>): void {
    this.#form = form;
  }

  /** The form stands: what is not saved goes. */
  arrive(): void {
    if (this.#theirs) this.#log?.fail(this.place, contested, this.#ask);
    else if (!this.isSaved) this.#wait();
    else if (drafts.held(this.place)) {
      // The edit had arrived before its tab was closed, which did not hear of it.
      if (hasArrived(drafts.held(this.place), this.#present.values)) this.#log?.saved();
      void this.#settle();
    }
  }

  /** Takes up what an earlier visit kept here (`drafts.held`), on top of what is saved now. */
  takeUp(): void {
    this.#begin();
    this.#tell();
    this.arrive();
  }

  /** The page was read anew (another tab, an undo): newer values come into a form that holds no change of its own. */
  see(values: V, version: number): void {
    if (version < this.#present.version) return;
    const present = (this.#present = { values, version });
    if (this.#theirs) {
      if (same(values, this.#base.values)) return;
      this.#theirs = present;
    } else {
      if (this.#running || !this.isSaved) return;
      const isNew = !same(this.#values, values);
      this.#base = present;
      if (!isNew) return;
      this.#values = values;
    }
    this.#tell();
  }

  change(part: Partial<V>): void {
    this.#values = { ...this.#values, ...part };
    this.#faults = NO_FAULTS;
    this.#keep();
    this.#wait();
    this.#tell();
  }

  /** Sends what is not saved; resolves when all that could be saved is. */
  readonly flush = (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  };

  /** What was typed is not wanted: what is saved stands. */
  async discard(): Promise<void> {
    clearTimeout(this.#timer);
    this.#theirs = undefined;
    this.#unanswered = undefined;
    this.#values = this.#present.values;
    this.#base = this.#present;
    await this.#settle();
    this.#tell();
  }

  /** Its thing is gone, or whoever wrote it: nothing of it is sent or kept any more. */
  abandon(): void {
    clearTimeout(this.#timer);
    this.#isAbandoned = true;
    this.#log?.forget(this.place);
  }

  readonly keepMine = (): void => {
    const theirs = this.#theirs ?? this.#present;
    this.#decide(theirs, rebased(this.#base.values, this.#values, theirs.values).values);
  };

  readonly takeTheirs = (): void => {
    const theirs = this.#theirs ?? this.#present;
    this.#decide(theirs, theirs.values);
  };

  /** Whoever looks away first is asked again at "Try again". */
  readonly decideLater = (): void => {
    this.#isAsking = false;
    this.#tell();
  };

  get #log(): SaveLog | undefined {
    return this.#form?.log;
  }

  #begin(): void {
    const draft = beginningOf(this.place, this.#present.values);
    if (!draft) return;
    this.#values = draft.values;
    this.#base = { values: draft.base, version: this.#present.version };
    this.#unanswered = draft.unanswered;
    this.#theirs = draft.isContested ? this.#present : undefined;
    this.#isAsking = draft.isContested;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  #keep(): void {
    if (this.#isAbandoned) return;
    void keepEdit(this.place, { values: this.#values, base: this.#base.values, unanswered: this.#unanswered });
  }

  async #run(): Promise<void> {
    // Between two edits somebody must choose first.
    while (this.#form && !this.#theirs && !this.#isAbandoned) {
      if (this.isSaved) {
        if (!drafts.held(this.place)) return;
        await this.#settle();
        continue;
      }
      const sent = this.#values;
      this.#faults = this.#form.check?.(sent) ?? NO_FAULTS;
      this.#tell();
      if (Object.keys(this.#faults).length > 0) return;
      if (!(await this.#send(this.#form, sent))) return;
    }
  }

  /** @returns whether it may go on */
  async #send(form: Form<V, W>, sent: V): Promise<boolean> {
    const before = this.#unanswered;
    // The tab may be gone before the answer is here.
    this.#unanswered = sent;
    this.#keep();
    form.log.begin(this.place);
    try {
      const page = await form.save(sent, this.#base.version);
      const saved = form.valuesOf(page);
      this.#log?.done(this.place);
      this.#unanswered = undefined;
      this.#base = this.#present = { values: saved, version: form.versionOf(page) };
      // The api may write values in its own manner (normalized): they are the same edit.
      if (same(this.#values, sent) && !same(sent, saved)) this.#values = saved;
      this.#tell();
      return true;
    } catch (error) {
      if (!isUnanswered(error)) this.#unanswered = before;
      const page = presentOf<W>(error);
      if (page && !this.#isAbandoned) return this.#meet(form, error, page, [before, sent]);
      if (error instanceof ProblemError) this.#faults = error.pointers;
      this.#log?.fail(this.place, error, () => void this.flush());
      if (this.#isAbandoned) this.#log?.forget(this.place);
      this.#tell();
      return false;
    }
  }

  /** Something was changed elsewhere: mine goes on top of it where it can. */
  #meet(form: Form<V, W>, error: unknown, page: W, tried: (V | undefined)[]): boolean {
    const theirs = { values: form.valuesOf(page), version: form.versionOf(page) };
    form.onStale(page);
    // An earlier try of this edit had arrived: only its answer was lost.
    const isMine = tried.some((values) => values !== undefined && same(theirs.values, values));
    const merged = isMine ? { values: this.#values, isContested: false } : rebased(this.#base.values, this.#values, theirs.values);
    this.#present = theirs;
    if (merged.isContested) {
      this.#theirs = theirs;
      this.#isAsking = true;
      this.#log?.fail(this.place, error, this.#ask);
      this.#tell();
      return false;
    }
    this.#unanswered = undefined;
    this.#base = theirs;
    this.#values = merged.values;
    if (this.isSaved) this.#log?.done(this.place);
    else this.#log?.end(this.place);
    this.#tell();
    return true;
  }

  readonly #ask = (): void => {
    if (!this.#theirs) return void this.flush();
    this.#isAsking = true;
    this.#tell();
    if (this.#listeners.size === 0) this.#form?.reveal?.();
  };

  #decide(theirs: Seen<V>, values: V): void {
    this.#theirs = undefined;
    this.#isAsking = false;
    this.#unanswered = undefined;
    this.#base = theirs;
    this.#values = values;
    this.#log?.forget(this.place);
    if (!this.isSaved) this.#keep();
    this.#tell();
    void this.flush();
  }

  /** Nothing is left to be saved; what came meanwhile may stand. */
  async #settle(): Promise<void> {
    this.#log?.forget(this.place);
    const isNew = !same(this.#values, this.#present.values);
    if (isNew) this.#values = this.#present.values;
    this.#base = this.#present;
    if (isNew) this.#tell();
    await drafts.remove(this.place);
  }

  #picture(): Shown<V> {
    return { values: this.#values, faults: this.#faults, theirs: this.#isAsking ? this.#theirs?.values : undefined };
  }

  #tell(): void {
    this.#shown = this.#picture();
    for (const listener of this.#listeners) listener();
  }
}
