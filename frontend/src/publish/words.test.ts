import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pieces, withWords, type Piece } from './words';

const marked = (list: Piece[]) => list.map((p) => (p.changed ? `[${p.text}]` : p.text)).join('');

it.each([
  ['the cat sat', 'the dog sat', 'the [cat] sat', 'the [dog] sat'],
  ['draft: true', 'draft: false', 'draft: [true]', 'draft: [false]'],
  ['올해 무엇을 했나', '올해 무엇을 하나', '올해 무엇을 [했나]', '올해 무엇을 [하나]'],
  ['one two', 'one two three', 'one two', 'one two[ three]'],
  ['nothing alike here', 'quite other words', 'nothing alike here', 'quite other words'],
  ['', 'new', '', 'new'],
])('marks the words that changed from %j to %j', (before, after, old, now) => {
  const both = pieces(before, after);
  expect([marked(both.before), marked(both.after)]).toEqual([old, now]);
});

it('never loses a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const both = pieces(a, b);
      expect(both.before.map(({ text }) => text).join('')).toBe(a);
      expect(both.after.map(({ text }) => text).join('')).toBe(b);
    }),
  );
});

it('compares a removed line with the one in its place', () => {
  const lines = withWords([
    { op: ' ', text: 'same' },
    { op: '-', text: 'a b c' },
    { op: '-', text: 'gone' },
    { op: '+', text: 'a x c' },
  ]);
  expect(lines.map((line) => marked(line.pieces))).toEqual(['same', 'a [b] c', 'gone', 'a [x] c']);
});
