/**
 * Which line of the text stands at which height of the pane. Nothing is kept: heights are asked for
 * where they are needed, a few at a time, so pictures may load and windows change as they like.
 */
import type { Blocks } from './blocks';

interface Point {
  line: number;
  top: number;
}

export class LineMap {
  readonly #blocks: Blocks;
  /** The height of an element's upper edge in the page. */
  readonly #topOf: (element: Element) => number;

  constructor(blocks: Blocks, topOf: (element: Element) => number) {
    this.#blocks = blocks;
    this.#topOf = topOf;
  }

  /** The height at which a line (with a fraction) stands; `end` is the height of the page. */
  topAt(line: number, end: number): number {
    const at = this.#blocks.indexAt(line);
    const points = at < 0 ? [] : this.#points(at);
    let before: Point = { line: 0, top: 0 };
    for (const point of points) {
      if (point.line > line) return between(before, point, line);
      before = point;
    }
    const after = this.#next(at + 1) ?? { line: before.line + 1, top: end };
    return between(before, after, line);
  }

  /** The line that stands at a height. */
  lineAt(top: number, end: number): number {
    const { items } = this.#blocks;
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const point = this.#next(middle);
      if (point && point.top <= top) low = middle + 1;
      else high = middle;
    }
    const at = low - 1;
    let before: Point = { line: 0, top: 0 };
    for (const point of at < 0 ? [] : this.#points(at)) {
      if (point.top > top) return across(before, point, top);
      before = point;
    }
    const last = items.at(-1);
    const after = this.#next(at + 1) ?? {
      line: last ? Math.max(last.line + last.lines, before.line + 1) : 0,
      top: end,
    };
    return across(before, after, top);
  }

  /** The line that a place in the pane comes from. */
  lineOf(node: Node): number | null {
    const item = this.#blocks.items[this.#blocks.indexOf(node)];
    if (!item) return null;
    let element: Element | null = node.nodeType === 1 ? (node as Element) : node.parentElement;
    element = element?.closest('[data-line]') ?? null;
    const inside = element && this.#blocks.items[this.#blocks.indexOf(element)] === item;
    return item.line + (inside ? Number(element!.getAttribute('data-line')) : 0);
  }

  /** Where the first block from an index on begins that can be seen. */
  #next(from: number): Point | null {
    const { items } = this.#blocks;
    for (let i = from; i < items.length; i++) {
      const element = firstElement(items[i]!.nodes);
      if (element) return { line: items[i]!.line, top: this.#topOf(element) };
    }
    return null;
  }

  /** The places inside a block whose line is known, downwards in both line and height. */
  #points(at: number): Point[] {
    const item = this.#blocks.items[at]!;
    const first = firstElement(item.nodes);
    if (!first) return [];
    const points: Point[] = [{ line: item.line, top: this.#topOf(first) }];
    for (const node of item.nodes) {
      if (node.nodeType !== 1) continue;
      for (const element of (node as Element).querySelectorAll('[data-line]')) {
        const line = item.line + Number(element.getAttribute('data-line'));
        const last = points.at(-1)!;
        if (line <= last.line) continue;
        const top = this.#topOf(element);
        if (top >= last.top) points.push({ line, top });
      }
    }
    return points;
  }
}

function firstElement(nodes: readonly ChildNode[]): Element | null {
  return (nodes.find((node) => node.nodeType === 1) as Element | undefined) ?? null;
}

function between(a: Point, b: Point, line: number): number {
  if (b.line <= a.line) return a.top;
  return a.top + (Math.min(line - a.line, b.line - a.line) / (b.line - a.line)) * (b.top - a.top);
}

function across(a: Point, b: Point, top: number): number {
  if (b.top <= a.top) return a.line;
  return a.line + (Math.min(top - a.top, b.top - a.top) / (b.top - a.top)) * (b.line - a.line);
}
