/** A burst is no crowd: for so long there may be more at work. */
const PATIENCE_MS = 500;
/** A line that is back within half a minute is the crowd of before; a page with many pictures may still ask for all of them. */
const PATIENCE_AGAIN_MS = 100;
/** In a crowd only such a part is admitted at once: enough to keep the processors busy, and few enough to be answered as fast as ever. */
const PART_IN_A_CROWD = 0.15;
/** The crowd is over when less than this part of a second's reads was refused... */
const FEW_REFUSED = 0.03;
/** ... or when something was at work for less than this part of it: of six reads that a page asks for at once half is refused, however idle it is here. */
const PART_AT_WORK = 0.3;
const LOOK_MS = 1_000;
/** Those who come back may be what keeps a crowd up: now and then all are let in, to see whether it is still there. */
const TRIAL_MS = 30_000;

/** A crowd that is there; what is counted is counted since it was looked at. */
interface Spell {
  since: number;
  lookedAt: number;
  asked: number;
  refused: number;
  workedFor: number;
  worksSince: number | null;
}

/** How a crowd begins, whom it lets in and how it ends; told the time and how many are at work. */
export class Crowd {
  private fullSince: number | null = null;
  private last = -Infinity;
  private now: Spell | null = null;
  private readonly mostInACrowd: number;

  /**
   * @param most so many may stand in line for as long as they like
   * @param tell hears of the beginning (true) and of the end
   */
  constructor(
    private readonly most: number,
    private readonly tell: (isCrowded: boolean) => void = () => {},
  ) {
    this.mostInACrowd = Math.max(1, Math.round(most * PART_IN_A_CROWD));
  }

  /** @param at milliseconds @param atWork how many are before this one @returns whether there is room for a read */
  admitsRead(at: number, atWork: number): boolean {
    this.look(at, atWork);
    if (!this.now) return true;
    this.now.asked += 1;
    this.now.worksSince ??= at;
    if (atWork < this.mostInACrowd) return true;
    this.now.refused += 1;
    return false;
  }

  /** One is through. @param atWork how many are left */
  left(at: number, atWork: number): void {
    if (atWork < this.most) this.fullSince = null;
    if (!this.now || this.now.worksSince === null || atWork > 0) return;
    this.now.workedFor += at - this.now.worksSince;
    this.now.worksSince = null;
  }

  private look(at: number, atWork: number): void {
    if (!this.now) {
      if (atWork >= this.most && !this.isBurst(at)) this.begin(at);
      return;
    }
    if (at - this.now.lookedAt < LOOK_MS) return;
    if (this.isThrough(this.now, at) || at - this.now.since > TRIAL_MS) this.end(at);
    else this.now = { ...this.now, lookedAt: at, asked: 0, refused: 0, workedFor: 0, worksSince: this.now.worksSince === null ? null : at };
  }

  private isThrough({ lookedAt, asked, refused, workedFor, worksSince }: Spell, at: number): boolean {
    const worked = workedFor + (worksSince === null ? 0 : at - worksSince);
    return refused < asked * FEW_REFUSED || worked < (at - lookedAt) * PART_AT_WORK;
  }

  private isBurst(at: number): boolean {
    this.fullSince ??= at;
    return at - this.fullSince <= (at - this.last > TRIAL_MS ? PATIENCE_MS : PATIENCE_AGAIN_MS);
  }

  private begin(at: number): void {
    this.now = { since: at, lookedAt: at, asked: 0, refused: 0, workedFor: 0, worksSince: at };
    this.tell(true);
  }

  private end(at: number): void {
    this.now = null;
    this.fullSince = null;
    this.last = at;
    this.tell(false);
  }
}
