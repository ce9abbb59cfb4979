/**
 * The article on the screen, block by block. A patch replaces the nodes of its blocks and touches no
 * other node; there are no wrappers, so that the article is what a full render would be.
 */
import type { Block, Patch } from '../api';

/** A block on the screen. */
export interface Shown {
  /** First line in the text, from 0. */
  line: number;
  /** How many lines it has. */
  lines: number;
  nodes: ChildNode[];
}

/** Prepares parsed nodes before they come to life: nothing is loaded yet. */
export type Prepare = (content: DocumentFragment) => void;

export class Blocks {
  items: Shown[] = [];
  readonly #article: HTMLElement;
  readonly #prepare: Prepare;

  constructor(article: HTMLElement, prepare: Prepare) {
    this.#article = article;
    this.#prepare = prepare;
  }

  /** Shows a whole page. */
  show(blocks: readonly Block[]): void {
    this.patch({ at: 0, delete: this.items.length, insert: [...blocks], shift: 0 });
  }

  patch({ at, delete: count, insert, shift }: Patch): void {
    const document = this.#article.ownerDocument;
    const content = document.createDocumentFragment();
    const made = insert.map((block) => {
      const nodes = this.#parse(block.html);
      content.append(...nodes);
      return { line: block.line, lines: block.lines, nodes };
    });
    const old = this.items.splice(at, count, ...made);
    for (const item of this.items.slice(at + made.length)) item.line += shift;
    keepPictures(old, content);
    for (const { nodes } of old) for (const node of nodes) node.remove();
    const next = this.items.slice(at + made.length).find((item) => item.nodes.length);
    this.#article.insertBefore(content, next?.nodes[0] ?? null);
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
    while (top && top.parentNode !== this.#article) top = top.parentNode;
    return top ? this.items.findIndex((item) => item.nodes.includes(top as ChildNode)) : -1;
  }

  /** Puts a node after another one, in the same block, so that it goes with the block. */
  insertAfter(node: ChildNode, added: ChildNode): void {
    node.after(added);
    if (node.parentNode !== this.#article) return;
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
