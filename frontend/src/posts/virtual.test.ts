import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetsOf, rowAt, scrollTo, visible } from './virtual';

const heights = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 300 });

describe('ten thousand rows scroll like ten', () => {
  it('draws only what is seen, wherever that is', () => {
    const offsets = offsetsOf(Array.from({ length: 10_000 }, () => 56));
    for (const top of [0, 56 * 5000 + 3, 56 * 10_000 - 700]) {
      const { from, to } = visible(offsets, { top, height: 700 }, 4);
      expect(to - from).toBeLessThanOrEqual(22);
      expect(offsets[from]!).toBeLessThanOrEqual(top);
      expect(offsets[to]!).toBeGreaterThanOrEqual(top + 700);
    }
  });

  it('leaves no pixel of the view empty and draws no more than it must', () => {
    fc.assert(
      fc.property(heights, fc.nat(20_000), fc.integer({ min: 1, max: 900 }), (list, at, height) => {
        const offsets = offsetsOf(list);
        const all = offsets[list.length]!;
        const top = Math.min(at, Math.max(0, all - height));
        const { from, to } = visible(offsets, { top, height }, 0);
        expect(offsets[from]!).toBeLessThanOrEqual(top);
        expect(offsets[to]!).toBeGreaterThanOrEqual(Math.min(all, top + height));
        expect(offsets[from + 1]!).toBeGreaterThan(top);
      }),
    );
  });

  it('knows the row under every pixel', () => {
    fc.assert(
      fc.property(heights, fc.nat(20_000), (list, at) => {
        const offsets = offsetsOf(list);
        const row = rowAt(offsets, at);
        if (at >= offsets[list.length]!) expect(row).toBe(list.length - 1);
        else expect(offsets[row]! <= at && at < offsets[row + 1]!).toBe(true);
      }),
    );
  });

  it('scrolls no further than to see a row, and not at all when it is seen', () => {
    const offsets = offsetsOf([32, 56, 56, 56, 56]);
    expect(scrollTo(offsets, 1, { top: 0, height: 200 })).toBe(0);
    expect(scrollTo(offsets, 4, { top: 0, height: 200 })).toBe(56);
    expect(scrollTo(offsets, 0, { top: 100, height: 200 })).toBe(0);
  });

  it('draws nothing of nothing', () => {
    expect(visible(offsetsOf([]), { top: 0, height: 500 }, 5)).toEqual({ from: 0, to: 0 });
  });
});
