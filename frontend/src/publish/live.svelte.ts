import { on } from '../api';

export type LiveState = 'waiting' | 'late' | 'live' | 'unseen';

/** A build or check of the host that failed. */
export interface Failure {
  check: string;
  /** Where it says why, or ''. */
  log: string;
}

const states = new Set<string>(['waiting', 'late', 'live', 'unseen']);

/** Which pages of the site show what was published; heard also while no sheet is open. */
class Live {
  #states = $state.raw<Record<string, LiveState>>({});
  #failures = $state.raw<Record<string, Failure>>({});

  stateOf(url: string): LiveState {
    return this.#states[url] ?? 'waiting';
  }

  /** What failed on the way to a page that is not there yet. */
  failureOf(url: string): Failure | undefined {
    return this.stateOf(url) === 'live' ? undefined : this.#failures[url];
  }

  /** Begins to listen; `onlive` hears of every page that has become live. */
  listen(onlive: (url: string) => void): () => void {
    return on('live', ({ url, state, check, log }) => {
      if (state === 'failed') this.#failures = { ...this.#failures, [url]: { check, log } };
      if (!states.has(state)) return;
      if (state === 'waiting') {
        // Another publish to the same page begins anew.
        const others = Object.entries(this.#failures).filter(([other]) => other !== url);
        this.#failures = Object.fromEntries(others);
      }
      this.#states = { ...this.#states, [url]: state as LiveState };
      if (state === 'live') onlive(url);
    });
  }
}

export const live = new Live();
