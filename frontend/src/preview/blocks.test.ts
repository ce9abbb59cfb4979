// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Block, Patch } from '../api';
import { Blocks } from './blocks';
import { beginsPart, longFrom } from './parts';
import { localise } from './references';

let article: HTMLElement;
let blocks: Blocks;

const prepare = (content: ParentNode) => localise(content, (ref) => `/picture?ref=${ref}`);

beforeEach(() => {
  document.body.innerHTML = '<article></article>';
  article = document.querySelector('article')!;
  blocks = new Blocks(article, prepare);
});

/** The article as one full render makes it. */
function rendered(all: readonly Block[]): string {
  const template = document.createElement('template');
  template.innerHTML = all.map((block) => block.html).join('');
  prepare(template.content);
  return template.innerHTML;
}

/** Some blocks with which parts begin. */
function beginning(of: (n: number) => string): string[] {
  return Array.from({ length: 2000 }, (_, n) => of(n))
    .filter(beginsPart)
    .slice(0, 4);
}

const html = fc.constantFrom(
  '<p data-line="0">one</p>\n',
  '<p data-line="0">two <em>three</em></p>\n<p>more</p>\n',
  '<ul data-line="0">\n<li data-line="0">a</li>\n<li data-line="1">b</li>\n</ul>\n',
  '<p><img src="a.png" alt="A"></p>\n',
  '<p><img src="a.png" alt="other words"> and <img src="b.png" alt=""></p>\n',
  '<p><img src="https://x.org/c.png" alt="C"></p>\n',
  '<img src="a.png" alt="bare">\n',
  '<details open><summary>s</summary>\n<p>x</p>\n</details>\n',
  '<!-- nothing to see -->\n',
  'bare words\n',
  ...Array.from({ length: 4 }, (_, n) => `<h2 id="${n}">${n}</h2>\n`),
  ...beginning((n) => `<h2 id="${n}">${n}</h2>\n`),
  ...beginning((n) => `<p>${n}</p>\n`),
  '',
);
const block = fc.record({ html, lines: fc.integer({ min: 1, max: 4 }) });

interface Step {
  at: number;
  count: number;
  insert: { html: string; lines: number }[];
}
const step: fc.Arbitrary<Step> = fc.record({
  at: fc.nat(8),
  count: fc.nat(4),
  insert: fc.array(block, { maxLength: 3 }),
});

function placed(parts: readonly { html: string; lines: number }[]): Block[] {
  let line = 0;
  return parts.map((part) => {
    const at = line;
    line += part.lines;
    return { ...part, line: at };
  });
}

/** A step as a patch, and what the text is after it. */
function patched(parts: Step['insert'], { at, count, insert }: Step) {
  const from = Math.min(at, parts.length);
  const to = Math.min(from + count, parts.length);
  const next = [...parts.slice(0, from), ...insert, ...parts.slice(to)];
  const lines = (some: Step['insert']) => some.reduce((n, part) => n + part.lines, 0);
  const patch: Patch = {
    at: from,
    delete: to - from,
    insert: placed(next).slice(from, from + insert.length),
    shift: lines(insert) - lines(parts.slice(from, to)),
  };
  return { patch, next };
}

/** Plays patches on an article that is long from so many blocks on, and looks after each. */
function played(longFrom: number, start: Step['insert'], steps: readonly Step[]): void {
  article.replaceChildren();
  blocks = new Blocks(article, prepare, longFrom);
  let parts = start;
  blocks.show(placed(parts));
  for (const step of steps) {
    const { patch, next } = patched(parts, step);
    parts = next;
    blocks.patch(patch);
    const want = placed(parts);
    expect(flat().innerHTML).toBe(rendered(want));
    expect(blocks.items.map((item) => item.line)).toEqual(want.map((b) => b.line));
    const fresh = document.createElement('article');
    new Blocks(fresh, prepare, longFrom).show(want);
    expect(article.innerHTML).toBe(fresh.innerHTML);
    const inside = [...article.childNodes].flatMap((node) =>
      isPart(node) ? [...node.childNodes] : node,
    );
    expect(blocks.items.flatMap((item) => item.nodes)).toEqual(inside);
  }
}

/** Plays patches while only the first blocks are made, and makes the others afterwards. */
function grown(first: Step['insert'], steps: readonly Step[], made: number): void {
  article.replaceChildren();
  blocks = new Blocks(article, prepare, 4);
  let parts = first;
  blocks.start(placed(parts));
  blocks.grow(made);
  for (const [n, step] of steps.entries()) {
    const { patch, next } = patched(parts, step);
    parts = next;
    // A page that is fetched again comes in between, too.
    if (n % 4 === 3) blocks.show(placed(parts));
    else blocks.patch(patch);
    blocks.grow(n % 2);
  }
  while (blocks.growing) blocks.grow(2);
  expect(flat().innerHTML).toBe(rendered(placed(parts)));
  expect(blocks.items.map((item) => item.line)).toEqual(placed(parts).map((b) => b.line));
}

const isPart = (node: Node) => (node as Element).className?.startsWith('pp-part');

/** The article without its parts. */
function flat(): HTMLElement {
  const copy = article.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('.pp-part')) part.replaceWith(...part.childNodes);
  return copy;
}

const start = fc.array(block, { maxLength: 8 });
const steps = fc.array(step, { maxLength: 8 });

describe('patches', () => {
  it('lead to the article of a full render, whatever they replace', () => {
    fc.assert(
      fc.property(start, steps, (first, rest) => played(longFrom, first, rest)),
      { numRuns: 60 },
    );
  }, 60_000);

  it('lead to the parts of a full render in a long article', () => {
    fc.assert(
      fc.property(start, steps, (first, rest) => played(4, first, rest)),
      { numRuns: 60 },
    );
  }, 60_000);

  it('lead to the same while the article is still growing', () => {
    fc.assert(
      fc.property(start, steps, fc.nat(8), (first, rest, made) => grown(first, rest, made)),
      { numRuns: 100 },
    );
  }, 60_000);

  it('that bring no new block move nothing', () => {
    const starts = beginning((n) => `<p>${n}</p>\n`);
    const many = placed(
      Array.from({ length: 500 }, (_, n) => ({
        html: n % 100 ? `<p>${n}</p>\n` : starts[n % 4]!,
        lines: 2,
      })),
    );
    blocks.show(many);
    expect(article.querySelectorAll('.pp-part').length).toBeGreaterThan(2);
    const nodes = blocks.items.flatMap((item) => item.nodes);
    blocks.show(many.map((b) => ({ ...b, line: b.line + 3 })));
    expect(blocks.items.flatMap((item) => item.nodes).every((node, i) => node === nodes[i])).toBe(
      true,
    );
    expect(blocks.items[1]!.line).toBe(5);
  });

  it('leave the nodes of other blocks as they are', () => {
    blocks.show(
      placed([
        { html: '<p>a</p>', lines: 1 },
        { html: '<p>b</p>', lines: 1 },
      ]),
    );
    const kept = article.lastElementChild;
    blocks.patch({ at: 0, delete: 1, insert: [{ html: '<p>A</p>', line: 0, lines: 2 }], shift: 1 });
    expect(article.lastElementChild).toBe(kept);
    expect(blocks.items[1]!.line).toBe(2);
  });

  it('keep a picture that is there already, while words around it change', () => {
    blocks.show([{ html: '<p>a <img src="p.png" alt="x"></p>', line: 0, lines: 1 }]);
    const picture = article.querySelector('img');
    blocks.show([{ html: '<p>ab <img src="p.png" alt="xy"></p>', line: 0, lines: 1 }]);
    expect(article.querySelector('img')).toBe(picture);
    expect(article.innerHTML).toBe('<p>ab <img src="/picture?ref=p.png" alt="xy"></p>');
  });

  it('take away what was put into a block from outside', () => {
    blocks.show([{ html: '<img src="p.png">', line: 0, lines: 1 }]);
    blocks.insertAfter(article.firstChild!, document.createElement('span'));
    blocks.show([{ html: '<p>b</p>', line: 0, lines: 1 }]);
    expect(article.innerHTML).toBe('<p>b</p>');
  });
});

describe('a line', () => {
  it('is found in its block', () => {
    blocks.show(
      placed([
        { html: '<p>a</p>', lines: 2 },
        { html: '<p>b</p>', lines: 3 },
      ]),
    );
    expect([0, 1, 2, 4, 9].map((line) => blocks.indexAt(line))).toEqual([0, 0, 1, 1, 1]);
    expect(blocks.indexOf(article.lastChild!.firstChild!)).toBe(1);
    expect(blocks.indexOf(document.body)).toBe(-1);
  });
});
