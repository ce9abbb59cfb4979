/**
 * Keeps Go's copy of a post equal to the editor's text. Bound calls overtake each other, so at most
 * one is under way; what is typed meanwhile is composed into the next. A change that another
 * program made on disk is asked for in the same single file, and what was typed in the meantime is
 * carried over it.
 */
import type { ChangeSet, Text } from '@codemirror/state';
import type { DiskAnswer, EditAnswer } from '../api';
import { changesOf, lineEdits } from './lines';
import type { Transport } from './transport';

/** The editor's side of the protocol. */
export interface SyncHost {
  /** Resolves as soon as no letter is being composed. */
  settled(): Promise<void>;
  /**
   * Puts changes that came from disk into the editor's text, exactly as they are; with `theirs` the
   * writer chose them over words of their own.
   */
  apply(changes: ChangeSet, theirs: boolean): void;
  /** Go has taken an edit. */
  answered(answer: EditAnswer): void;
  /** Go could not be told; the words stay here and are sent again. */
  failed(error: unknown): void;
}

interface Waiter {
  goal: number;
  resolve(): void;
  reject(error: unknown): void;
}

const firstDelay = 500;
const longestDelay = 5000;

export class Sync {
  /** Whether the pane wants patches. */
  preview = false;

  readonly #post: string;
  readonly #transport: Transport;
  readonly #host: SyncHost;
  #confirmed: Text;
  #version: number;
  /** The highest version ever used: a version names one text only. */
  #last: number;
  /** Typed after #confirmed and not under way. */
  #pending: ChangeSet | null = null;
  /** Go has no common base with us: the next call carries all lines. */
  #whole = false;
  /** How often something was typed, and how much of that Go has confirmed. */
  #typed = 0;
  #told = 0;
  #jobs: (() => Promise<void>)[] = [];
  #waiters: Waiter[] = [];
  #running = false;
  #closed = false;
  #delay = firstDelay;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    start: { post: string; text: Text; version: number },
    transport: Transport,
    host: SyncHost,
  ) {
    this.#post = start.post;
    this.#confirmed = start.text;
    this.#version = this.#last = start.version;
    this.#transport = transport;
    this.#host = host;
  }

  /** The version that Go has confirmed. */
  get version(): number {
    return this.#version;
  }

  /** The text of that version. */
  get confirmed(): Text {
    return this.#confirmed;
  }

  /** What was typed since and is not under way: from `confirmed` on, while no call is. */
  get pending(): ChangeSet | null {
    return this.#pending;
  }

  /** Whether Go still has to be told of something. */
  get behind(): boolean {
    return this.#told < this.#typed;
  }

  /** Takes what the writer did to the text; never call it for changes that `apply` was given. */
  typed(changes: ChangeSet): void {
    this.#pending = this.#pending ? this.#pending.compose(changes) : changes;
    this.#typed++;
    if (this.#retry === undefined) void this.#run();
  }

  /** Resolves when Go has all that was typed until now; rejects when it could not be told. */
  flush(): Promise<void> {
    if (this.#closed || !this.behind) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ goal: this.#typed, resolve, reject });
      void this.#run();
    });
  }

  /** Takes over what another program wrote: by merging, or (theirs) instead of our own words. */
  takeDisk(theirs = false): Promise<DiskAnswer> {
    return new Promise((resolve, reject) => {
      this.#jobs.push(() => this.#disk(theirs).then(resolve, reject));
      void this.#run();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    for (const waiter of this.#waiters.splice(0)) waiter.resolve();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    try {
      while (!this.#closed) {
        const job = this.#jobs.shift();
        if (job) await job();
        else if (this.#pending) await this.#send();
        else break;
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#running = false;
    }
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => void this.#run(), this.#delay);
    this.#delay = Math.min(2 * this.#delay, longestDelay);
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
    this.#host.failed(error);
  }

  /** One call: the typed edits, or all lines when Go asks for them. */
  async #send(): Promise<void> {
    const taken = this.#pending;
    const goal = this.#typed;
    const next = taken ? taken.apply(this.#confirmed) : this.#confirmed;
    this.#pending = null;
    let answer: EditAnswer | null;
    try {
      answer = await this.#tell(taken, next);
    } catch (error) {
      // Whether it arrived is not known. If it did, Go's version is another one now, and it will
      // ask for the text.
      this.#pending =
        taken && this.#pending ? taken.compose(this.#pending) : (taken ?? this.#pending);
      throw error;
    }
    this.#confirmed = next;
    this.#told = goal;
    this.#delay = firstDelay;
    if (answer) {
      this.#version = answer.version;
      this.#whole = false;
      this.#host.answered(answer);
    }
    this.#wake();
  }

  async #tell(taken: ChangeSet | null, next: Text): Promise<EditAnswer | null> {
    const post = this.#post;
    if (!this.#whole && taken) {
      const edits = lineEdits(this.#confirmed, taken);
      if (!edits.length) return null;
      const answer = await this.#transport.edit({
        post,
        base: this.#version,
        version: ++this.#last,
        edits,
        preview: this.preview,
      });
      if (!answer.needText) return answer;
      this.#whole = true;
    }
    const answer = await this.#transport.replaceText({
      post,
      version: ++this.#last,
      lines: next.toJSON(),
    });
    if (answer.needText)
      throw new Error(`send the whole text of "${post}": it was asked for again`);
    return answer;
  }

  #wake(): void {
    const waiting = this.#waiters;
    this.#waiters = waiting.filter((waiter) => waiter.goal > this.#told);
    for (const waiter of waiting) if (waiter.goal <= this.#told) waiter.resolve();
  }

  async #disk(theirs: boolean): Promise<DiskAnswer> {
    await this.#host.settled();
    let answer = await this.#askDisk(theirs);
    if (answer.stale) {
      this.#whole = true;
      await this.#send();
      answer = await this.#askDisk(theirs);
    }
    if (answer.stale) throw new Error(`take "${this.#post}" from disk: the text moved on`);
    if (!answer.hasText) return answer;
    await this.#host.settled();
    const disk = changesOf(this.#confirmed, answer.edits);
    const pending = this.#pending;
    this.#confirmed = disk.apply(this.#confirmed);
    this.#version = answer.version;
    this.#last = Math.max(this.#last, answer.version);
    this.#pending = pending && pending.map(disk, true);
    this.#host.apply(pending ? disk.map(pending) : disk, theirs);
    return answer;
  }

  #askDisk(theirs: boolean): Promise<DiskAnswer> {
    return theirs
      ? this.#transport.takeTheirs(this.#post, this.#version)
      : this.#transport.takeDisk(this.#post, this.#version);
  }
}
