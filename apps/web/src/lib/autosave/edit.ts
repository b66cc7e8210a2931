import { problemTypes } from '@scholars-commons/shared/problem';
import { ProblemError } from '../api-client';
import { drafts } from '../drafts';
import { beginningOf, hasArrived, keepEdit } from './beginning';
import { rebased, same } from './rebase';
import type { SaveLog } from './save-log';

/** What is wrong, by JSON pointer ("/headline"). */
export type Faults = Readonly<Record<string, string>>;

/** What keeps the versions of that which is saved, of the view `W`. */
export interface Keeper<W> {
  log: SaveLog;
  /** Changes of this place are held that are not saved: the version stays as its editor has seen it. */
  hold: (place: string, isHeld: boolean) => void;
  /** After a refusal as stale: go on from the present view. */
  accept: (view: W) => void;
  /** Opens the editor, where somebody must choose in it and it is closed. */
  reveal?: () => void;
}

/** What an edit needs of the form that shows it. */
export interface Form<V extends object, W> {
  keeper: Keeper<W>;
  /** Sends the values; resolves with the page anew. */
  save: (values: V) => Promise<W>;
  /** Faults that need no server to be found; such values wait. */
  check?: ((values: V) => Faults) | undefined;
  /** The values inside a page. */
  valuesOf: (view: W) => V;
}

/** Two edits of one thing, of which somebody must choose. */
interface Conflict<V, W> {
  theirs: V;
  /** The page with theirs, where a refusal brought it. */
  view?: W;
}

/** What is to be shown of an edit. */
export interface Shown<V> {
  values: V;
  faults: Faults;
  /** The other side, while somebody is asked. */
  theirs: V | undefined;
}

const PAUSE_MS = 800;
const NO_FAULTS: Faults = {};
const contested = new ProblemError({ type: problemTypes.stale, title: 'Changed elsewhere', status: 409 });

/** The page as it stands now, where a save was refused because it was stale. */
const presentOf = <W>(error: unknown) =>
  error instanceof ProblemError && error.status === 409 ? (error.problem.current as W | undefined) : undefined;
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
  /** What this edit was begun on, or what it made of it. */
  #base: V;
  /** As the page says it is saved. */
  #present: V;
  /** What was sent and never answered. */
  #unanswered: V | undefined;
  #conflict: Conflict<V, W> | undefined;
  #isAsking = false;
  #faults = NO_FAULTS;
  #shown: Shown<V>;
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly place: string,
    saved: V,
  ) {
    this.#values = this.#base = this.#present = saved;
    this.#begin();
    this.#shown = this.#picture();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly shown = (): Shown<V> => this.#shown;

  /** Whether nobody looks at it and nothing of it is left to be saved. */
  get isOver(): boolean {
    return this.#listeners.size === 0 && !this.#running && !this.#conflict && this.#isClean;
  }

  /** The form as it was rendered last. */
  attach(form: Form<V, W>): void {
    this.#form = form;
  }

  /** The form stands: what is not saved is held, and goes. */
  arrive(): void {
    if (this.#conflict) {
      this.#form?.keeper.hold(this.place, true);
      this.#form?.keeper.log.fail(this.place, contested, this.#ask);
    } else if (!this.#isClean) {
      this.#form?.keeper.hold(this.place, true);
      this.#wait();
    } else if (drafts.held(this.place)) {
      // The edit had arrived before its tab was closed, which did not hear of it.
      if (hasArrived(drafts.held(this.place), this.#present)) this.#form?.keeper.log.saved();
      void this.#settle();
    }
  }

  /** Takes up what an earlier visit kept here (`drafts.held`), on top of what is saved now. */
  takeUp(): void {
    this.#begin();
    this.#tell();
    this.arrive();
  }

  /** Newer saved values (another tab, an undo) come into a form that holds no change of its own. */
  see(saved: V): void {
    this.#present = saved;
    if (this.#running || this.#conflict || !this.#isClean || same(this.#values, saved)) return;
    this.#standsAs(saved);
    this.#tell();
  }

  change(part: Partial<V>): void {
    this.#values = { ...this.#values, ...part };
    this.#faults = NO_FAULTS;
    this.#form?.keeper.hold(this.place, true);
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

  /** Whether all of it is saved. */
  get isSaved(): boolean {
    return this.#isClean && !this.#conflict;
  }

  /** What it was about is gone: nothing is left to be saved. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#conflict = undefined;
    this.#standsAs(this.#present);
    await this.#settle();
    this.#tell();
  }

  readonly keepMine = (): void => {
    const theirs = this.#theirs;
    const { values } = rebased(this.#base, this.#values, theirs);
    this.#decide(theirs, values);
    void this.flush();
  };

  readonly takeTheirs = (): void => {
    const theirs = this.#theirs;
    this.#decide(theirs, theirs);
    void this.flush();
  };

  /** Whoever looks away first is asked again at "Try again". */
  readonly decideLater = (): void => {
    this.#isAsking = false;
    this.#tell();
  };

  /** The other side: of the refusal, or as the page has it by now. */
  get #theirs(): V {
    return this.#conflict?.view ? this.#conflict.theirs : this.#present;
  }

  get #isClean(): boolean {
    return same(this.#values, this.#base) && this.#unanswered === undefined;
  }

  #begin(): void {
    const draft = beginningOf(this.place, this.#present);
    if (!draft) return;
    this.#values = draft.values;
    this.#base = draft.base;
    this.#unanswered = draft.unanswered;
    this.#conflict = draft.isContested ? { theirs: this.#present } : undefined;
    this.#isAsking = draft.isContested;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  #keep(): void {
    void keepEdit(this.place, { values: this.#values, base: this.#base, unanswered: this.#unanswered });
  }

  async #run(): Promise<void> {
    // Between two edits somebody must choose first.
    while (!this.#conflict) {
      const form = this.#form;
      if (!form) return;
      if (this.#isClean) {
        if (!drafts.held(this.place)) return;
        await this.#settle();
        continue;
      }
      const sent = this.#values;
      this.#faults = form.check?.(sent) ?? NO_FAULTS;
      this.#tell();
      if (Object.keys(this.#faults).length > 0) return;
      if (!(await this.#send(form, sent))) return;
    }
  }

  /** @returns whether it may go on */
  async #send(form: Form<V, W>, sent: V): Promise<boolean> {
    const { log } = form.keeper;
    const before = this.#unanswered;
    // The tab may be gone before the answer is here.
    this.#unanswered = sent;
    this.#keep();
    log.begin(this.place);
    try {
      const saved = form.valuesOf(await form.save(sent));
      log.done(this.place);
      this.#unanswered = undefined;
      this.#base = this.#present = saved;
      // The api may write values in its own manner (trimmed, normalized): they are the same edit.
      if (same(this.#values, sent) && !same(sent, saved)) this.#values = saved;
      this.#tell();
      return true;
    } catch (error) {
      const current = presentOf<W>(error);
      if (!isUnanswered(error)) this.#unanswered = before;
      if (current) return this.#meet(form, error, current, [before, sent]);
      if (error instanceof ProblemError) this.#faults = error.pointers;
      log.fail(this.place, error, () => void this.flush());
      this.#tell();
      return false;
    }
  }

  /** Something was changed elsewhere: mine goes on top of it where it can. */
  #meet(form: Form<V, W>, error: unknown, view: W, tried: (V | undefined)[]): boolean {
    const theirs = form.valuesOf(view);
    const { log } = form.keeper;
    // An earlier try of this edit had arrived: only its answer was lost.
    const isMine = tried.some((values) => values !== undefined && same(theirs, values));
    const merged = isMine ? { values: this.#values, isContested: false } : rebased(this.#base, this.#values, theirs);
    if (merged.isContested) {
      this.#conflict = { theirs, view };
      this.#isAsking = true;
      log.fail(this.place, error, this.#ask);
      this.#tell();
      return false;
    }
    form.keeper.accept(view);
    this.#unanswered = undefined;
    this.#base = this.#present = theirs;
    this.#values = merged.values;
    if (this.#isClean) log.done(this.place);
    else log.end(this.place);
    this.#tell();
    return true;
  }

  readonly #ask = (): void => {
    if (!this.#conflict) return void this.flush();
    this.#isAsking = true;
    this.#tell();
    if (this.#listeners.size === 0) this.#form?.keeper.reveal?.();
  };

  #decide(theirs: V, values: V): void {
    const view = this.#conflict?.view;
    if (view) this.#form?.keeper.accept(view);
    this.#conflict = undefined;
    this.#isAsking = false;
    this.#unanswered = undefined;
    this.#base = this.#present = theirs;
    this.#values = values;
    this.#form?.keeper.log.forget(this.place);
    if (!this.#isClean) this.#keep();
    this.#tell();
  }

  #standsAs(saved: V): void {
    this.#values = this.#base = this.#present = saved;
    this.#unanswered = undefined;
  }

  /** Nothing is left to be saved; what came meanwhile may stand. */
  async #settle(): Promise<void> {
    this.#form?.keeper.hold(this.place, false);
    this.#form?.keeper.log.forget(this.place);
    if (!same(this.#values, this.#present)) {
      this.#standsAs(this.#present);
      this.#tell();
    }
    await drafts.remove(this.place);
  }

  #picture(): Shown<V> {
    return { values: this.#values, faults: this.#faults, theirs: this.#isAsking && this.#conflict ? this.#theirs : undefined };
  }

  #tell(): void {
    this.#shown = this.#picture();
    for (const listener of this.#listeners) listener();
  }
}
