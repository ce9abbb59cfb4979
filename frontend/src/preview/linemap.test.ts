// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { Blocks } from './blocks';
import { findClick } from './caret';
import { LineMap } from './linemap';

let article: HTMLElement;
let map: LineMap;

/** Each element carries the height it stands at. */
beforeEach(() => {
  document.body.innerHTML = '<article></article>';
  article = document.querySelector('article')!;
  const blocks = new Blocks(article, () => undefined);
  map = new LineMap(blocks, (element) => Number(element.getAttribute('data-top')));
  blocks.show([
    { html: '<p data-line="0" data-top="10">a</p>\n', line: 5, lines: 1 },
    { html: '<!-- c -->\n', line: 7, lines: 1 },
    {
      html: '<ul data-line="0" data-top="110"><li data-line="0" data-top="110">x</li><li data-line="2" data-top="210">y</li></ul>\n',
      line: 9,
      lines: 3,
    },
    { html: '<p data-line="0" data-top="310">z</p>', line: 13, lines: 2 },
  ]);
});

describe('the line map', () => {
  it.each([
    [5, 10],
    [9, 110],
    [10, 160],
    [11, 210],
    [12, 260],
    [13, 310],
  ])('puts line %d at %d and back', (line, top) => {
    expect(map.topAt(line, 510)).toBe(top);
    expect(map.lineAt(top, 510)).toBe(line);
  });

  it('goes on to the end of the page', () => {
    expect(map.topAt(13.5, 510)).toBe(410);
    expect(map.lineAt(510, 510)).toBe(15);
  });

  it('starts at the top, above the first block', () => {
    expect(map.topAt(0, 510)).toBe(0);
    expect(map.lineAt(0, 510)).toBe(0);
  });

  it('knows the line of a clicked place', () => {
    expect(map.lineOf(article.querySelectorAll('li')[1]!.firstChild!)).toBe(11);
    expect(map.lineOf(article.lastChild!)).toBe(13);
    expect(map.lineOf(document.body)).toBeNull();
  });
});

describe('a click', () => {
  const source = ['The **bold** words stand', 'here, and 한글도 있어요'];

  it('finds its words in the source', () => {
    expect(findClick(source, ' words sta', 'nd\nhere')).toEqual({ line: 0, column: 22 });
    expect(findClick(source, '한글', '도 있어요')).toEqual({ line: 1, column: 12 });
    expect(findClick(source, 'bo', 'ld')).toEqual({ line: 0, column: 8 });
  });

  it('is given up where the words are not there once', () => {
    expect(findClick(['a a a a'], 'a ', 'a')).toBeNull();
    expect(findClick(source, 'x', 'y')).toBeNull();
  });
});
