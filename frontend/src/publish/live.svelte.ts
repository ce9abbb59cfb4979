import { on } from '../api';

export type LiveState = 'waiting' | 'late' | 'live' | 'unseen';

const states = new Set<string>(['waiting', 'late', 'live', 'unseen']);

/** Which pages of the site show what was published; heard also while no sheet is open. */
class Live {
  #states = $state.raw<Record<string, LiveState>>({});

  stateOf(url: string): LiveState {
    return this.#states[url] ?? 'waiting';
  }

  /** Begins to listen; `onlive` hears of every page that has become live. */
  listen(onlive: (url: string) => void): () => void {
    return on('live', ({ url, state }) => {
      if (!states.has(state)) return;
      this.#states = { ...this.#states, [url]: state as LiveState };
      if (state === 'live') onlive(url);
    });
  }
}

export const live = new Live();
