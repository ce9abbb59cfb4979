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

/** Prepares parsed nodes before they come to life: nothing is loaded yet. */
export type Prepare = (content: DocumentFragment) => void;

export class Blocks {
  items: Shown[] = [];
  readonly #article: HTMLElement;
  readonly #prepare: Prepare;
  readonly #longFrom: number;
  readonly #parts: Parts;
  /** Whether the article stands in parts. */
  #long = false;
  /** Blocks that are still to be appended. */
  #coming = 0;

  constructor(article: HTMLElement, prepare: Prepare, from = longFrom) {
    this.#article = article;
    this.#prepare = prepare;
    this.#longFrom = from;
    this.#parts = new Parts(article);
  }

  /** Shows a whole page; blocks that stand at its beginning and end already are not made again. */
  show(blocks: readonly Block[]): void {
    const { items } = this;
    const shorter = Math.min(items.length, blocks.length);
    let at = 0;
    while (at < shorter && items[at]!.html === blocks[at]!.html) at++;
    let end = 0;
    while (end < shorter - at && items.at(-1 - end)!.html === blocks.at(-1 - end)!.html) end++;
    const insert = blocks.slice(at, blocks.length - end);
    this.patch({ at, delete: items.length - end - at, insert, shift: 0 });
    for (const [i, { line, lines }] of blocks.entries())
      Object.assign(this.items[i]!, { line, lines });
  }

  /** Clears the article for blocks that are appended some at a time. */
  start(coming: number): void {
    this.show([]);
    this.#coming = coming;
  }

  append(blocks: readonly Block[]): void {
    this.#coming -= blocks.length;
    this.patch({ at: this.items.length, delete: 0, insert: [...blocks], shift: 0 });
  }

  patch({ at, delete: count, insert, shift }: Patch): void {
    const document = this.#article.ownerDocument;
    const content = document.createDocumentFragment();
    const made = insert.map((block): Shown => {
      const nodes = this.#parse(block.html);
      content.append(...nodes);
      return { ...block, nodes, begins: beginsPart(block.html), part: null };
    });
    const end = at + made.length;
    const old = this.items.slice(at, at + count);
    const after = this.items.slice(at + count);
    if (shift) for (const item of after) item.line += shift;
    this.items = [...this.items.slice(0, at), ...made, ...after];
    keepPictures(old, content);
    for (const item of old) this.#parts.remove(item);
    this.#place(content, at, end);
  }

  #place(content: DocumentFragment, at: number, end: number): void {
    const long = this.items.length + this.#coming >= this.#longFrom;
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

  /** Puts a node after another one, in the same block, so that it goes with the block. */
  insertAfter(node: ChildNode, added: ChildNode): void {
    node.after(added);
    if (!this.#parts.holds(node.parentNode)) return;
    const item = this.items[this.indexOf(node)];
    item?.nodes.splice(item.nodes.indexOf(node) + 1, 0, added);
  }

  /** In a template nothing is loaded and nothing runs. */
  #parse(html: string): ChildNode[] {
    const document = this.#article.ownerDocument;
    const template = document.createElement('template');
    template.innerHTML = html;
    this.#prepare(template.content);
    return [...document.importNode(template.content, true).childNodes];
  }
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
