/** A search over all posts: what is asked, and the latest answer. It outlives its sheet. */
import { go, told, type FoundLine, type SearchAnswer, type Told } from '../api';

/** A piece of a post's text: a line counted from 0, and UTF-16 columns. */
export interface Spot {
  line: number;
  from: number;
  to: number;
}

/** A line that can be chosen. */
export interface Choice {
  path: string;
  line: FoundLine;
}

type Ask = typeof go.Search;

export class Search {
  /** What the answer is for. */
  text = $state('');
  answer = $state.raw<SearchAnswer | null>(null);
  problem = $state.raw<Told | null>(null);
  /** Whether an answer is awaited. */
  busy = $state(false);
  /** Which line is chosen, counted over all posts. */
  at = $state(0);
  readonly choices = $derived(
    (this.answer?.posts ?? []).flatMap(({ path, lines }) =>
      lines.map((line): Choice => ({ path, line })),
    ),
  );

  #ask: Ask;
  #asked = 0;
  #composing = false;

  constructor(ask: Ask = (call) => go.Search(call)) {
    this.#ask = ask;
  }

  /** Asks for other words. An answer that is late for its words is dropped. */
  async ask(text: string, composing: boolean): Promise<void> {
    const other = text !== this.text;
    this.text = text;
    this.#composing = composing;
    const mine = ++this.#asked;
    this.busy = true;
    try {
      const answer = await this.#ask({ text: text.trim() ? text : '', composing });
      if (mine !== this.#asked) return;
      // Calls may overtake each other, so that an older one ended this.
      if (answer.ended) return await this.again();
      this.answer = answer;
      this.problem = null;
      this.at = other ? 0 : Math.min(this.at, Math.max(this.choices.length - 1, 0));
    } catch (reason) {
      if (mine === this.#asked) this.problem = told(reason);
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  }

  /** Asks again for the same words: posts have changed. */
  again(): Promise<void> {
    return this.ask(this.text, this.#composing);
  }

  /** Moves to another line. */
  move(by: number): void {
    this.at = Math.min(Math.max(this.at + by, 0), Math.max(this.choices.length - 1, 0));
  }
}

/** Where the first hit of a found line is in its post. */
export function spotOf(line: FoundLine): Spot {
  const hit = line.hits[0] ?? { from: 0, to: 0 };
  return { line: line.line - 1, from: line.start + hit.from, to: line.start + hit.to };
}

/** A found line in pieces, of which every second one is a hit; a cut line has its marks. */
export function piecesOf(line: FoundLine): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of line.hits) {
    pieces.push(line.text.slice(at, from), line.text.slice(from, to));
    at = to;
  }
  pieces.push(line.text.slice(at) + (line.cut ? '…' : ''));
  pieces[0] = line.start ? `…${pieces[0] ?? ''}` : (pieces[0] ?? '').trimStart();
  return pieces;
}
