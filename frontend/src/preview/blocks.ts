/**
 * The article on the screen, block by block. A patch replaces the nodes of its blocks and touches no
 * other node. Short articles have no wrappers, so that they are what a full render would be.
 */
import type { Block, Patch } from '../api';
import { beginsPart, longFrom, Parts, type Parted } from './parts';

/** A block on the screen. */
export interface Shown extends Parted {
  /** First line in the text, from 0. */
  line: number;
  /** How many lines it has. */
  lines: number;
  html: string;
}

/** Prepares parsed blocks, each in an element of its own, before they come to life: nothing is loaded yet. */
export type Prepare = (content: DocumentFragment) => void;

export class Blocks {
  items: Shown[] = [];
  readonly #article: HTMLElement;
  readonly #prepare: Prepare;
  readonly #longFrom: number;
  readonly #parts: Parts;
  /** Whether the article stands in parts. */
  #long = false;
  /** Blocks of the page that are not made yet: they follow the last item. */
  #coming: Block[] = [];

  constructor(article: HTMLElement, prepare: Prepare, from = longFrom) {
    this.#article = article;
    this.#prepare = prepare;
    this.#longFrom = from;
    this.#parts = new Parts(article);
  }

  /** Whether blocks are still to be made. */
  get growing(): boolean {
    return this.#coming.length > 0;
  }

  /**
   * Shows a whole page; blocks that stand at its beginning and end already are not made again. A page
   * that grows goes on growing.
   */
  show(blocks: readonly Block[]): void {
    const upTo = this.growing ? Math.min(this.items.length, blocks.length) : blocks.length;
    this.#coming = blocks.slice(upTo).map((block) => ({ ...block }));
    const { items } = this;
    const shorter = Math.min(items.length, upTo);
    let at = 0;
    while (at < shorter && items[at]!.html === blocks[at]!.html) at++;
    let end = 0;
    while (end < shorter - at && items.at(-1 - end)!.html === blocks[upTo - 1 - end]!.html) end++;
    this.#replace(at, items.length - end - at, blocks.slice(at, upTo - end));
    for (const [i, item] of this.items.entries()) {
      item.line = blocks[i]!.line;
      item.lines = blocks[i]!.lines;
    }
  }

  /** Clears the article for a page that grows. */
  start(blocks: readonly Block[]): void {
    this.show([]);
    this.#coming = blocks.map((block) => ({ ...block }));
  }

  /** Makes some more of the blocks that are still to come. */
  grow(count: number): void {
    this.#replace(this.items.length, 0, this.#coming.splice(0, count));
  }

  /** Changes blocks, those as well that are not made yet. */
  patch({ at, delete: count, insert, shift }: Patch): void {
    const made = this.items.length;
    const later = at - made;
    if (this.growing && later >= 0) {
      this.#coming.splice(later, count, ...insert);
      move(this.#coming, later + insert.length, shift);
      return;
    }
    const here = Math.min(count, made - at);
    this.#coming.splice(0, count - here);
    move(this.#coming, 0, shift);
    move(this.items, at + here, shift);
    this.#replace(at, here, insert);
  }

  #replace(at: number, count: number, insert: readonly Block[]): void {
    const content = this.#make(insert);
    const made = [...content.children].map(({ childNodes }, i): Shown => {
      const block = insert[i]!;
      return { ...block, nodes: [...childNodes], begins: beginsPart(block.html), part: null };
    });
    for (const holder of [...content.children]) holder.replaceWith(...holder.childNodes);
    const old = this.items.slice(at, at + count);
    // In place: a long article has many thousands, and each letter would copy them all.
    if (made.length < 1000) this.items.splice(at, count, ...made);
    else this.items = this.items.slice(0, at).concat(made, this.items.slice(at + count));
    keepPictures(old, content);
    for (const item of old) this.#parts.remove(item);
    this.#place(content, at, at + made.length);
  }

  #place(content: DocumentFragment, at: number, end: number): void {
    const long = this.items.length + this.#coming.length >= this.#longFrom;
    if (long !== this.#long) {
      this.#long = long;
      const nodes = this.items.flatMap((item) => item.nodes);
      this.#article.replaceChildren(...(long ? [] : nodes));
      for (const item of this.items) item.part = null;
      if (long) this.#parts.mend(this.items, 0, this.items.length);
    } else if (long) {
      this.#parts.mend(this.items, at, end);
    } else {
      const next = this.items.slice(end).find((item) => item.nodes.length);
      this.#article.insertBefore(content, next?.nodes[0] ?? null);
    }
  }

  /** The block that a line of the text belongs to, or -1. */
  indexAt(line: number): number {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.items[middle]!.line <= line) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The block that holds a node, or -1. */
  indexOf(node: Node): number {
    let top: Node | null = node;
    while (top && !this.#parts.holds(top.parentNode)) top = top.parentNode;
    return top ? this.items.findIndex((item) => item.nodes.includes(top as ChildNode)) : -1;
  }

  /** The elements that stand for a block. */
  elements({ nodes }: Shown): Element[] {
    return nodes.filter((node): node is ChildNode & Element => node.nodeType === Node.ELEMENT_NODE);
  }

  /** Puts a node after another one, in the same block, so that it goes with the block. */
  insertAfter(node: ChildNode, added: ChildNode): void {
    node.after(added);
    if (!this.#parts.holds(node.parentNode)) return;
    const item = this.items[this.indexOf(node)];
    item?.nodes.splice(item.nodes.indexOf(node) + 1, 0, added);
  }

  /** Parses blocks, each into an element of its own. In a template nothing is loaded and nothing runs. */
  #make(blocks: readonly Block[]): DocumentFragment {
    const document = this.#article.ownerDocument;
    const template = document.createElement('template');
    const inert = template.content.ownerDocument;
    const all = inert.createDocumentFragment();
    for (const { html } of blocks) {
      const holder = inert.createElement('div');
      template.innerHTML = html;
      holder.append(template.content);
      all.append(holder);
    }
    this.#prepare(all);
    return document.importNode(all, true);
  }
}

/** Lines of blocks from an index on are others now. */
function move(blocks: readonly { line: number }[], from: number, by: number): void {
  if (by) for (let i = from; i < blocks.length; i++) blocks[i]!.line += by;
}

/** A picture that is there already is not loaded again, so it does not flicker while one types. */
function keepPictures(old: readonly Shown[], content: DocumentFragment): void {
  const fresh = content.querySelectorAll('img');
  if (!fresh.length) return;
  const loaded = new Map<string, HTMLImageElement[]>();
  for (const { nodes } of old) {
    for (const image of nodes.flatMap(imagesIn)) {
      const same = loaded.get(image.src) ?? [];
      loaded.set(image.src, [...same, image]);
    }
  }
  for (const image of fresh) {
    const before = image.parentNode !== content && loaded.get(image.src)?.shift();
    if (!before) continue;
    for (const { name } of [...before.attributes]) {
      if (!image.hasAttribute(name)) before.removeAttribute(name);
    }
    for (const { name, value } of image.attributes) {
      if (before.getAttribute(name) !== value) before.setAttribute(name, value);
    }
    image.replaceWith(before);
  }
}

function imagesIn(node: ChildNode): HTMLImageElement[] {
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  return [...(node as Element).querySelectorAll<HTMLImageElement>('img:not([data-missing])')];
}
