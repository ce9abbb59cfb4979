/**
 * A long article stands in parts. An engine that lays an article out again looks at all its children
 * after each change, and of 1 MB there are twenty thousand: with parts it looks at those of one.
 *
 * Where a part begins is told by the block alone, so the article of a text is always the same,
 * whatever was typed before. Short articles have no parts: there every selector of a site's own
 * stylesheet finds what it would find on the site.
 */

/** From how many blocks on an article is long. */
export const longFrom = 400;

/** What parts need to know of a block on the screen. */
export interface Parted {
  nodes: ChildNode[];
  /** Whether a part begins with it. */
  begins: boolean;
  part: HTMLElement | null;
}

/** Whether a part begins with a block of this HTML: at every sixteenth heading, else every 256th block. */
export function beginsPart(html: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < html.length && i < 256; i++) {
    hash = Math.imul(hash ^ html.charCodeAt(i), 0x01000193) >>> 0;
  }
  hash ^= hash >>> 15;
  return (hash & (/^<h[1-6][\s>]/.test(html) ? 15 : 255)) === 0;
}

export class Parts {
  readonly #article: HTMLElement;
  /** A post may hold an element that looks like a part. */
  readonly #own = new WeakSet<Node>();

  constructor(article: HTMLElement) {
    this.#article = article;
  }

  /** Puts the nodes of the new items [at, end) in their places, and mends the parts around them. */
  mend(items: readonly Parted[], at: number, end: number): void {
    const touched = new Set<Element>();
    let host = before(items, at);
    if (host) touched.add(host);
    const place = (item: Parted, next: Node | null) => {
      if (!host || item.begins) host = this.#open(host);
      for (const node of item.nodes) host.insertBefore(node, next);
      item.part = host;
      touched.add(host);
    };
    const rest = items.slice(end, end + 8).find((item) => item.nodes.length);
    for (let i = at; i < end; i++) {
      const item = items[i]!;
      if (!item.nodes.length) continue;
      const beside = rest && host && rest.part === host && !item.begins ? rest.nodes[0]! : null;
      place(item, beside);
    }
    for (let i = end; i < items.length; i++) {
      const item = items[i]!;
      if (!item.nodes.length) continue;
      if (!host || item.begins || item.part === host) break;
      touched.add(item.part!);
      place(item, null);
    }
    this.#tidy(touched);
  }

  /** Takes an item's nodes away. */
  remove(item: Parted): void {
    for (const node of item.nodes) node.remove();
    if (item.part?.childNodes.length === 0) this.#drop(item.part);
  }

  /** Whether blocks stand in this node: the article, or a part of it. */
  holds(parent: Node | null): boolean {
    return parent === this.#article || (parent !== null && this.#own.has(parent));
  }

  #open(after: Element | null): HTMLElement {
    const part = this.#article.ownerDocument.createElement('div');
    part.className = 'pp-part';
    this.#own.add(part);
    if (after) after.after(part);
    else this.#article.prepend(part);
    return part;
  }

  #drop(part: Element): void {
    const earlier = part.previousElementSibling;
    part.remove();
    if (earlier) tighten(earlier);
  }

  #tidy(touched: ReadonlySet<Element>): void {
    for (const part of touched) if (!part.childNodes.length) this.#drop(part);
    for (const part of touched) {
      if (!part.parentNode) continue;
      tighten(part);
      if (part.previousElementSibling) tighten(part.previousElementSibling);
    }
  }
}

/** The part of the last item before an index that has nodes. */
function before(items: readonly Parted[], at: number): HTMLElement | null {
  for (let i = at - 1; i >= 0; i--) if (items[i]!.nodes.length) return items[i]!.part;
  return null;
}

/** A heading's space above swallows the space of what stands before it; across parts it cannot. */
function tighten(part: Element): void {
  const heading = /^H[1-6]$/.test(part.nextElementSibling?.firstElementChild?.tagName ?? '');
  if (part.classList.contains('pp-tight') !== heading) part.classList.toggle('pp-tight', heading);
}
