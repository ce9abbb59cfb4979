import { ChangeSet, Text, type ChangeSpec } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLineEdits, changesOf, lineEdits, textOf } from './lines';

const edits = (lines: string[], spec: ChangeSpec) => {
  const doc = textOf(lines);
  return lineEdits(doc, ChangeSet.of(spec, doc.length));
};

describe('what was typed becomes edits of whole lines', () => {
  it('names only the line that was typed in', () => {
    expect(edits(['one', 'two', 'three'], { from: 5, insert: '!' })).toEqual([
      { from: 1, to: 2, lines: ['t!wo'] },
    ]);
  });

  it('leaves the line alone after which a new one was begun', () => {
    expect(edits(['one', 'two'], { from: 3, insert: '\nnew' })).toEqual([
      { from: 1, to: 1, lines: ['new'] },
    ]);
  });

  it('leaves the line alone before which one was put', () => {
    expect(edits(['one', 'two'], { from: 4, insert: 'new\n' })).toEqual([
      { from: 1, to: 1, lines: ['new'] },
    ]);
  });

  it('takes out that one of two equal lines which was deleted', () => {
    expect(edits(['x', 'x', 'y'], { from: 0, to: 2 })).toEqual([{ from: 0, to: 1, lines: [] }]);
    expect(edits(['x', 'x', 'y'], { from: 1, to: 3 })).toEqual([{ from: 1, to: 2, lines: [] }]);
  });

  it('joins two changes in one line', () => {
    expect(
      edits(
        ['abc', 'd'],
        [
          { from: 0, insert: '1' },
          { from: 2, insert: '2' },
        ],
      ),
    ).toEqual([{ from: 0, to: 1, lines: ['1ab2c'] }]);
  });

  it('adds the last line of a file that ended in a newline', () => {
    expect(edits(['a', ''], { from: 2, insert: 'b\n' })).toEqual([
      { from: 1, to: 1, lines: ['b'] },
    ]);
  });

  it('keeps a lone carriage return inside its line', () => {
    const doc = textOf(['a\rb', 'c']);
    expect(doc.lines).toBe(2);
    expect(lineEdits(doc, ChangeSet.of({ from: 1, insert: '!' }, doc.length))).toEqual([
      { from: 0, to: 1, lines: ['a!\rb'] },
    ]);
  });
});

const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '한', '😀', '\r'), maxLength: 4 });
const someLines = fc.array(line, { minLength: 1, maxLength: 8 });

/** Random changes, inserted texts built of lines so that "\r" stays inside them. */
const randomChanges = (doc: Text) =>
  fc
    .array(
      fc.record({
        a: fc.nat(doc.length),
        b: fc.nat(doc.length),
        insert: fc.array(line, { maxLength: 3 }),
      }),
      { maxLength: 4 },
    )
    .map((parts) => {
      const cuts = parts.flatMap((part) => [part.a, part.b]).sort((x, y) => x - y);
      return ChangeSet.of(
        parts.map((part, i) => ({
          from: cuts[2 * i]!,
          to: cuts[2 * i + 1]!,
          insert: textOf(part.insert),
        })),
        doc.length,
      );
    });

describe('for any text and any typing', () => {
  it('the edits lead to the same text, in order, without overlap', () => {
    fc.assert(
      fc.property(
        someLines.chain((lines) =>
          randomChanges(textOf(lines)).map((changes) => ({ lines, changes })),
        ),
        ({ lines, changes }) => {
          const doc = textOf(lines);
          const made = lineEdits(doc, changes);
          made.reduce((at, edit) => {
            expect(edit.from).toBeGreaterThanOrEqual(at);
            return edit.to;
          }, 0);
          expect(applyLineEdits(doc.toJSON(), made)).toEqual(changes.apply(doc).toJSON());
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('edits of lines become changes that lead to the same text', () => {
    fc.assert(
      fc.property(someLines, fc.array(fc.tuple(fc.nat(8), fc.array(line))), (lines, parts) => {
        const cuts = parts.map(([at]) => Math.min(at, lines.length)).sort((x, y) => x - y);
        const made = parts.slice(1).map(([, insert], i) => ({
          from: cuts[i]!,
          to: cuts[i + 1]!,
          lines: insert,
        }));
        const apart = made.filter((_, i) => i % 2 === 0 || lines.length % 2 === 0);
        const doc = textOf(lines);
        expect(changesOf(doc, apart).apply(doc).toJSON()).toEqual(applyLineEdits(lines, apart));
      }),
      { numRuns: 2000 },
    );
  });
});
