/** How long a post must have been in view to count as read. */
export const DWELL_MS = 1500;

/** Half of the post, or half of the screen where the post is taller than that. */
export function isInView(
  entry: Pick<IntersectionObserverEntry, 'intersectionRatio' | 'intersectionRect' | 'rootBounds' | 'isIntersecting'>,
): boolean {
  if (!entry.isIntersecting) return false;
  const screen = entry.rootBounds?.height ?? Number.POSITIVE_INFINITY;
  return entry.intersectionRatio >= 0.5 || entry.intersectionRect.height >= screen / 2;
}

/** Tells which posts were in view long enough. A page in the background reads nothing. */
export class ReadingClock {
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  readonly #inView = new Set<number>();
  #isPaused = false;

  constructor(private readonly onRead: (number: number) => void) {}

  see(number: number, inView: boolean): void {
    if (inView === this.#inView.has(number)) return;
    if (inView) this.#inView.add(number);
    else this.#inView.delete(number);
    if (inView && !this.#isPaused) this.#start(number);
    if (!inView) this.#stop(number);
  }

  pause(): void {
    this.#isPaused = true;
    for (const number of this.#timers.keys()) this.#stop(number);
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    for (const number of this.#inView) this.#start(number);
  }

  #start(number: number): void {
    this.#timers.set(
      number,
      setTimeout(() => {
        this.#timers.delete(number);
        this.onRead(number);
      }, DWELL_MS),
    );
  }

  #stop(number: number): void {
    clearTimeout(this.#timers.get(number));
    this.#timers.delete(number);
  }
}
