import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Block, Patch } from '../api';
import { Blocks } from './blocks';
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

describe('patches', () => {
  it('lead to the article of a full render, whatever they replace', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 8 }),
        fc.array(step, { maxLength: 8 }),
        (start, steps) => {
          let parts: Step['insert'] = start;
          blocks.show(placed(parts));
          for (const { at, count, insert } of steps) {
            const from = Math.min(at, parts.length);
            const to = Math.min(from + count, parts.length);
            const next = [...parts.slice(0, from), ...insert, ...parts.slice(to)];
            const patch: Patch = {
              at: from,
              delete: to - from,
              insert: placed(next).slice(from, from + insert.length),
              shift:
                insert.reduce((n, part) => n + part.lines, 0) -
                parts.slice(from, to).reduce((n, part) => n + part.lines, 0),
            };
            parts = next;
            blocks.patch(patch);
            const want = placed(parts);
            expect(article.innerHTML).toBe(rendered(want));
            expect(blocks.items.map((item) => item.line)).toEqual(want.map((b) => b.line));
            const held = blocks.items.flatMap((item) => item.nodes);
            const same = held.every((node, i) => node === article.childNodes[i]);
            expect(same && held.length === article.childNodes.length).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

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
