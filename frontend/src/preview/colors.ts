/**
 * Code that came plain: colouring all of a long post would have held up its first page. Go colours it
 * in small parts while no letters come, what is in sight first. What was coloured once is remembered by
 * its content.
 */
import type { CodeCall } from '../api';
import { Memory } from './memory';
import { painted, type Pace } from './pace';

/** Colours pieces of code; each answer is HTML. */
export type Color = (code: CodeCall[]) => Promise<string[]>;

const mark = 'data-late';
const late = `pre[${mark}]`;
/** So many pieces are coloured at a time. */
const most = 24;

export class Colors {
  readonly #article: HTMLElement;
  readonly #color: Color;
  readonly #failed: (reason: unknown) => void;
  readonly #pace: Pace;
  readonly #known = new Memory(4 << 20);
  #running = false;
  #stopped = false;

  constructor(article: HTMLElement, color: Color, pace: Pace, failed: (reason: unknown) => void) {
    this.#article = article;
    this.#color = color;
    this.#pace = pace;
    this.#failed = failed;
  }

  /** Colours what is known in parsed nodes, and has the rest coloured once they are in the article. */
  prepare(content: DocumentFragment): void {
    let missing = false;
    for (const pre of content.querySelectorAll(late)) {
      const known = this.#known.get(keyOf(call(pre)));
      if (known === undefined) missing = true;
      else show(pre, known);
    }
    if (missing) void this.#all();
  }

  stop(): void {
    this.#stopped = true;
  }

  async #all(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (;;) {
        await this.#pace.rest();
        const next = this.#next();
        if (this.#stopped || !next.length) return;
        const calls = next.map(call);
        const answers = await this.#color(calls);
        for (const [i, pre] of next.entries()) {
          this.#known.put(keyOf(calls[i]!), answers[i]!);
          show(pre, answers[i]!);
        }
        await painted();
      }
    } catch (error) {
      if (!this.#stopped) this.#failed(error);
    } finally {
      this.#running = false;
    }
  }

  /** The next pieces from the top of the pane on, or those above when there are none below. */
  #next(): Element[] {
    const all = [...this.#article.querySelectorAll(late)];
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle]!.getBoundingClientRect().bottom > 0) high = middle;
      else low = middle + 1;
    }
    return all.slice(low === all.length ? 0 : low).slice(0, most);
  }
}

function call(pre: Element): CodeCall {
  const code = pre.querySelector('code');
  const language = /(?:^| )language-(\S+)/.exec(code?.className ?? '')?.[1] ?? '';
  return { language, code: code?.textContent ?? '' };
}

function keyOf({ language, code }: CodeCall): string {
  return `${language}\n${code}`;
}

function show(pre: Element, html: string): void {
  pre.removeAttribute(mark);
  const code = pre.querySelector('code');
  if (!code) return;
  // VitePress' marked lines are marked in plain code, too.
  const marks = [...code.querySelectorAll(':scope > .line')].map((line) => line.className);
  code.innerHTML = html;
  const lines = code.querySelectorAll(':scope > .line');
  for (const [i, line] of lines.entries()) line.className = marks[i] ?? line.className;
}
