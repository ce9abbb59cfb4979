/**
 * Work on the pane that must not hold up a letter. Cheap work is done at once, so that it is painted
 * together with the letter; dear work waits until the letter has been painted.
 */

/** Up to this many ms a piece of work fits into the letter's own frame. */
const cheap = 3;
/** How many ms a frame may take in which a long article grows. */
const slice = 40;

/** Resolves after the next frame has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    // A hidden window draws no frames.
    const late = setTimeout(resolve, 200);
    requestAnimationFrame(() => {
      clearTimeout(late);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(0);
    });
  });
}

export class Pace {
  /** What one piece of work cost lately, in ms. */
  #cost = 0;
  #queue: (() => void)[] = [];
  #waiting = false;

  /** Does work now or after the next frame, in the order in which it came. */
  soon(work: () => void): void {
    if (!this.#waiting && this.#cost < cheap) return this.#do([work]);
    this.#queue.push(work);
    if (this.#waiting) return;
    this.#waiting = true;
    void painted().then(() => {
      this.#waiting = false;
      this.#do(this.#queue.splice(0));
    });
  }

  /** Forgets what has not been done. */
  stop(): void {
    this.#queue = [];
  }

  #do(all: readonly (() => void)[]): void {
    const start = performance.now();
    for (const work of all) work();
    const took = performance.now() - start;
    this.#cost = took < this.#cost ? (3 * this.#cost + took) / 4 : took;
  }
}

/** Hands out items some at a time, so that the window answers in between; false from `take` ends it. */
export async function inSlices<T>(
  items: readonly T[],
  first: number,
  take: (some: readonly T[]) => boolean,
): Promise<void> {
  let size = first;
  for (let at = 0; at < items.length;) {
    const start = performance.now();
    if (!take(items.slice(at, at + size))) return;
    at += size;
    if (at >= items.length) return;
    await painted();
    const took = Math.max(performance.now() - start, slice / 4);
    size = Math.max(first, Math.round((size * slice) / took));
  }
}
