import { tick } from 'svelte';
import { told, type Told } from '../api';

/** How long typing in a field rests before it goes into the text. */
const restFor = 400;

export interface DraftOptions {
  /** The field's value as it is in the text. */
  value: string;
  /** Puts a new value into the text. */
  send: (text: string) => Promise<void>;
  /** Whether half of a value is worth sending: a title's is, a date's is not. */
  eager: boolean;
}

/**
 * What is being typed into a field of the form. It becomes part of the text after a rest, on Enter,
 * on leaving the field, and before everything that needs the whole text; never while a letter is
 * composed. What another program or an undo makes of the field shows at once, unless words that
 * were not sent yet stand in its place.
 */
export class Draft {
  /** What stands in the control. */
  text = $state('');
  problem = $state.raw<Told | null>(null);

  #value: string;
  /** What was sent last, when the text spells it otherwise (#value). */
  #sent: string | null = null;
  #options: DraftOptions;
  #focused = false;
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;

  constructor(options: DraftOptions) {
    this.#options = options;
    this.#value = options.value;
    this.text = options.value;
  }

  get dirty(): boolean {
    return this.text !== this.#value && this.text !== this.#sent;
  }

  typed(text: string, composing = false): void {
    this.text = text;
    this.#composing = composing;
    clearTimeout(this.#timer);
    if (this.#options.eager && !composing) {
      this.#timer = setTimeout(() => void this.flush(), restFor);
    }
  }

  /** The field's value in the text is now this. */
  outside(value: string): void {
    if (value === this.#value) return;
    const show = !this.dirty;
    this.#value = value;
    if (!this.#sending) this.#sent = null;
    if (show) this.text = value;
  }

  focused(): void {
    this.#focused = true;
  }

  /** The field is left: what was typed is sent, and what became of it is shown. */
  async left(): Promise<void> {
    this.#focused = false;
    this.#composing = false;
    await this.flush();
    if (this.#focused || this.problem) return;
    this.#sent = null;
    this.text = this.#value;
  }

  /** Puts back what is in the text. */
  revert(): void {
    clearTimeout(this.#timer);
    this.#sent = null;
    this.text = this.#value;
    this.problem = null;
  }

  /** Sends what was typed; resolves when it is in the text, or its problem is shown. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#sending) await this.#sending;
    if (!this.dirty || this.#composing) return;
    this.#sending = this.#send(this.text);
    await this.#sending;
  }

  async #send(text: string): Promise<void> {
    try {
      await this.#options.send(text);
      this.problem = null;
      // Lets outside() hear first what became of it.
      await tick();
      this.#sent = text;
    } catch (reason) {
      this.problem = told(reason);
    } finally {
      this.#sending = null;
    }
  }
}

/** Whether an input event is part of a composition. */
export function isComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing;
}

/** Something typed that is not in the text yet. */
export interface Unsent {
  flush(): Promise<void>;
}

/** All that is being typed into a form. */
export class Drafts {
  #all: Unsent[] = [];

  /** Takes part until the answer is called. */
  add(draft: Unsent): () => void {
    this.#all.push(draft);
    return () => {
      this.#all = this.#all.filter((other) => other !== draft);
      void draft.flush();
    };
  }

  /** Puts everything typed into the text. */
  async flush(): Promise<void> {
    await Promise.all(this.#all.map((draft) => draft.flush()));
  }
}
