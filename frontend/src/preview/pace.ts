/**
 * Work on the pane that must not hold up a letter. Cheap work is done at once, so that it is painted
 * together with the letter; dear work waits until the letter has been painted.
 */

/** Up to this many ms a piece of work fits into the letter's own frame. */
const cheap = 3;
/** How many ms a frame may take in which a long article grows. */
const slice = 60;
/** After so many ms without a letter the hands rest. */
const pause = 300;
/** A long article that grows waits no longer than this for hands that do not, in ms. */
const longest = 1000;

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
  /** When work came last. */
  #last = -Infinity;

  /** Does work now or after the next frame, in the order in which it came. */
  soon(work: () => void): void {
    this.#last = performance.now();
    if (!this.#waiting && this.#cost < cheap) return this.#do([work]);
    this.#queue.push(work);
    if (this.#waiting) return;
    this.#waiting = true;
    void painted().then(() => {
      this.#waiting = false;
      this.#do(this.#queue.splice(0));
    });
  }

  /** Waits until no letters come; answers whether there were any. */
  async rest(): Promise<boolean> {
    const start = performance.now();
    for (let waited = false; ; waited = true) {
      const now = performance.now();
      const left = Math.min(this.#last + pause, start + longest) - now;
      if (left <= 0) return waited;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
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

/**
 * Lets something long grow some items at a time, with frames and the writer's letters in between.
 * `grow` makes so many more and answers whether more are to come.
 */
export async function inSlices(
  pace: Pace,
  least: number,
  grow: (count: number) => boolean,
): Promise<void> {
  for (let size = least; ;) {
    if (await pace.rest()) size = least;
    const start = performance.now();
    if (!grow(size)) return;
    await painted();
    const took = performance.now() - start;
    // A frame has a price of its own, so it pays to take more in each.
    size = Math.min(2 * size, Math.max(least, Math.round((size * slice) / took)));
  }
}
