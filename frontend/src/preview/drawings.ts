/**
 * Formulas and diagrams. The frame runs no script, so they are drawn here in the window and put into
 * the pane as HTML and SVG; what draws them is loaded when it is first needed, and never while
 * letters are on their way to the screen. What was drawn once is remembered by its content.
 */
import type { Formulas } from '../document';
import { Memory } from './memory';

export type Kind = 'formula' | 'display' | 'diagram';

/** Draws one source; rejects with what is wrong with it. */
export type Draw = (kind: Kind, source: string, dark: boolean) => Promise<string>;

const waiting = 'data-draw';
/** After so long without a change it is drawn. */
const pause = 250;
/** Longer sources are shown as they are. */
const longest = 20_000;

const found =
  '.math-inline,.math-display,.math.inline,.math.display,pre>code.language-math,pre>code.language-mermaid';

/** Marks that stand for formulas in the text itself, where the blog's Markdown leaves them there. */
const marks = /\\\(([^\n]+?)\\\)|\\\[([\s\S]+?)\\\]|\$\$([\s\S]+?)\$\$/g;

/** One dollar on each side, as the sites that allow it have it: no blank inside, no digit behind. */
const dollars = new RegExp(
  marks.source + String.raw`|\$(?![\s$])((?:[^$\n\\]|\\.)*?[^\s$\\])\$(?!\d)`,
  'g',
);

export class Drawings {
  readonly #article: HTMLElement;
  readonly #draw: Draw;
  /** Called when something was drawn, and heights have changed. */
  readonly #drawn: () => void;
  readonly #known = new Memory(4 << 20);
  /** Which marks in the text are formulas. */
  marks: Formulas = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;

  constructor(article: HTMLElement, draw: Draw, drawn: () => void) {
    this.#article = article;
    this.#draw = draw;
    this.#drawn = drawn;
  }

  /** Puts what is known into parsed nodes, and has the rest drawn in a while. */
  prepare(content: DocumentFragment): void {
    if (this.marks) wrapMarks(content, this.marks);
    let missing = false;
    for (const element of content.querySelectorAll(found)) {
      const kind = kindOf(element);
      const source = element.textContent ?? '';
      const host = element.closest('pre') ?? element;
      if (!source.trim() || source.length > longest) continue;
      host.setAttribute(waiting, kind);
      const known = this.#known.get(this.#key(kind, source));
      if (known === undefined) missing = true;
      else show(host, source, known);
    }
    if (missing) this.#soon();
  }

  /** The page's look has changed: diagrams have colours of their own. */
  redraw(): void {
    for (const host of this.#article.querySelectorAll(`[${waiting}-done]`)) {
      if (host.getAttribute(`${waiting}-done`) !== 'diagram') continue;
      const source = host.getAttribute('data-source') ?? '';
      host.removeAttribute(`${waiting}-done`);
      host.setAttribute(waiting, 'diagram');
      const code = host.ownerDocument.createElement('code');
      code.textContent = source;
      host.replaceChildren(code);
    }
    this.#soon();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#all(), pause);
  }

  async #all(): Promise<void> {
    if (this.#running) return this.#soon();
    this.#running = true;
    try {
      for (const host of this.#article.querySelectorAll(`[${waiting}]`)) {
        const kind = host.getAttribute(waiting) as Kind;
        const source = host.textContent ?? '';
        const key = this.#key(kind, source);
        const made = this.#known.get(key) ?? (await this.#one(kind, source));
        this.#known.put(key, made);
        // Meanwhile the writer may have written on.
        if (!host.isConnected || host.textContent !== source) continue;
        show(host, source, made);
        this.#drawn();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    } finally {
      this.#running = false;
    }
  }

  async #one(kind: Kind, source: string): Promise<string> {
    try {
      return await this.#draw(kind, source.trim(), this.#dark);
    } catch (error) {
      return broken(source, error instanceof Error ? error.message : String(error));
    }
  }

  get #dark(): boolean {
    const page = this.#article.ownerDocument;
    const { ppTheme } = page.documentElement.dataset;
    if (ppTheme) return ppTheme === 'dark';
    return page.defaultView?.getComputedStyle(this.#article).colorScheme === 'dark';
  }

  #key(kind: Kind, source: string): string {
    return `${kind}${kind === 'diagram' && this.#dark ? ' dark' : ''}:${source}`;
  }
}

function kindOf(element: Element): Kind {
  if (element.matches('.language-mermaid')) return 'diagram';
  return element.matches('.math-inline,.inline') ? 'formula' : 'display';
}

function show(host: Element, source: string, html: string): void {
  const kind = host.getAttribute(waiting)!;
  host.removeAttribute(waiting);
  host.setAttribute(`${waiting}-done`, kind);
  if (kind === 'diagram') host.setAttribute('data-source', source);
  host.innerHTML = html;
}

/** What cannot be drawn stays as it was written, with what is wrong beside it. */
function broken(source: string, message: string): string {
  const box = document.createElement('span');
  const said = document.createElement('span');
  said.className = 'pp-broken';
  said.textContent = message.split('\n')[0] ?? '';
  box.append(source, said);
  return box.innerHTML;
}

function wrapMarks(content: DocumentFragment, which: Formulas): void {
  const texts: Text[] = [];
  const walk = content.ownerDocument.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode as Text;
    if (!text.parentElement?.closest('code,pre,script,style,textarea')) texts.push(text);
  }
  for (const text of texts) {
    let at = 0;
    const parts: (string | Element)[] = [];
    for (const match of text.data.matchAll(which === 'dollars' ? dollars : marks)) {
      const [whole, round, square, double, single] = match;
      const inline = round ?? single;
      const span = text.ownerDocument.createElement('span');
      span.className = inline === undefined ? 'math-display' : 'math-inline';
      span.textContent = inline ?? square ?? double ?? '';
      parts.push(text.data.slice(at, match.index), span);
      at = match.index + whole.length;
    }
    if (at) text.replaceWith(...parts, text.data.slice(at));
  }
}
