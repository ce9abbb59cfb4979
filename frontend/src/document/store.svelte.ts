import { on } from '../api';
import { Session } from './session.svelte';
import { bound, type Transport } from './transport';

/** How many posts keep their undo history while others are looked at. */
const kept = 12;

/** The posts that are open, and the one that is looked at. */
export class SessionStore {
  current = $state.raw<Session | null>(null);
  /** Latest last. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #open = new Map<string, Session>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #opening = new Map<string, Promise<Session>>();
  #wanted = '';
  #stop: (() => void)[];
  #transport: Transport;

  constructor(transport: Transport = bound, listen: typeof on = on) {
    this.#transport = transport;
    this.#stop = [
      listen('disk', ({ post }) => this.#changedOnDisk(post)),
      listen('save', (save) => this.#open.get(save.post)?.announced(save)),
      listen('posts', () => this.#filesChanged()),
    ];
  }

  /** Opens a post, or returns to it as it was left, and makes it the current one. */
  async open(path: string): Promise<Session> {
    this.#wanted = path;
    const before = this.current;
    if (before && before.path !== path) {
      // It goes on by itself: a failure is told by its own save state.
      before.flush().catch(() => undefined);
    }
    const session = this.#open.get(path) ?? (await this.#load(path));
    this.#open.delete(path);
    this.#open.set(path, session);
    if (this.#wanted === path) this.current = session;
    this.#letGo();
    return session;
  }

  /** Forgets a post whose file was deleted or renamed. */
  forget(path: string): void {
    this.#open.get(path)?.drop();
    this.#open.delete(path);
    if (this.current?.path === path) this.current = null;
    if (this.#wanted === path) this.#wanted = '';
  }

  /** Sends the last words of every open post; rejects when Go could not be told. */
  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map((session) => session.flush()));
  }

  /** Sends all last words and lets go of every post: another blog takes over. */
  async clear(): Promise<void> {
    const all = [...this.#open.values()];
    await Promise.all(all.map((session) => session.close()));
    this.#open.clear();
    this.#wanted = '';
    this.current = null;
  }

  /** Stops listening to Go. */
  stop(): void {
    for (const stop of this.#stop.splice(0)) stop();
  }

  #load(path: string): Promise<Session> {
    const opening =
      this.#opening.get(path) ??
      Session.open(path, this.#transport).finally(() => this.#opening.delete(path));
    this.#opening.set(path, opening);
    return opening;
  }

  /** Closes the posts that were looked at longest ago, once Go has all of their words. */
  #letGo(): void {
    const old = [...this.#open.values()].filter((session) => session !== this.current);
    for (const session of old.slice(0, Math.max(0, this.#open.size - kept))) {
      this.#open.delete(session.path);
      session.close().catch(() => {
        // Its words are still here: it stays, and sends them again.
        this.#open.set(session.path, session);
      });
    }
  }

  #changedOnDisk(post: string): void {
    this.#open.get(post)?.followDisk();
    this.#filesChanged();
  }

  #filesChanged(): void {
    if (this.current) this.current.pictures++;
  }
}
