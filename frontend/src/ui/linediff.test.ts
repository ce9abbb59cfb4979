import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, pairs, triples } from './linediff';

const line = fc.constantFrom('a', 'b', 'c', '');
const lines = fc.array(line, { maxLength: 14 });

/** Length of a longest common subsequence, the slow and plain way. */
function longest(a: string[], b: string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i]![j] =
        a[i - 1] === b[j - 1]
          ? table[i - 1]![j - 1]! + 1
          : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  return table[a.length]![b.length]!;
}

describe('two versions side by side', () => {
  it('show every line of both, in order, and as many opposite each other as can be', () => {
    fc.assert(
      fc.property(lines, lines, (mine, theirs) => {
        const rows = pairs(mine, theirs);
        expect(rows.flatMap((row) => row.mine ?? [])).toEqual(mine);
        expect(rows.flatMap((row) => row.theirs ?? [])).toEqual(theirs);
        for (const row of rows) if (row.same) expect(row.mine).toBe(row.theirs);
        expect(rows.filter((row) => row.same)).toHaveLength(longest(mine, theirs));
      }),
      { numRuns: 2000 },
    );
  });

  it('fold what is equal far from a change, and lose no line', () => {
    const mine = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    const theirs = mine.with(15, 'changed');
    const rows = pairs(mine, theirs);
    const shown = folded(rows);
    expect(shown.map((row) => ('folded' in row ? row.folded : 1)).reduce((a, b) => a + b)).toBe(
      rows.length,
    );
    expect(shown[0]).toEqual({ folded: 12 });
    expect(shown).toHaveLength(9);
  });
});

it('sets three texts side by side, with who changed what', () => {
  const base = ['a', 'b', 'c', 'd'];
  const rows = triples(base, ['a', 'B', 'c', 'd', 'mine'], ['new', 'a', 'b', 'c']);
  expect(rows.map(({ mine, base, theirs, same }) => [mine, base, theirs, same])).toEqual([
    [null, null, 'new', false],
    ['a', 'a', 'a', true],
    ['B', 'b', 'b', false],
    ['c', 'c', 'c', true],
    ['d', 'd', null, false],
    ['mine', null, null, false],
  ]);
});
