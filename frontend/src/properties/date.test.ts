import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, readTime, timeIn, withDay, withTime } from './date';

const day = { year: 2027, month: 3, day: 4 };

describe('picking a day keeps the date as this blog writes it', () => {
  it.each([
    ['2026-11-20', '2027-03-04'],
    ['2026-11-20 13:00', '2027-03-04 13:00'],
    ['2026-11-20T13:00:00+09:00', '2027-03-04T13:00:00+09:00'],
    ['2026-11-20 13:00:00 +0900', '2027-03-04 13:00:00 +0900'],
    ['2026-11-20T04:00:00.000Z', '2027-03-04T04:00:00.000Z'],
    ['2026/11/20 1:05 PM', '2027/03/04 1:05 PM'],
    ['2026.1.5', '2027.3.4'],
    ['2026-1-15 9:00', '2027-3-4 9:00'],
    ['', '2027-03-04'],
  ])('%s', (text, expected) => {
    expect(withDay(text, day)).toBe(expected);
  });

  it('leaves alone what is no date that it knows', () => {
    for (const text of ['November 3', '20-11-2026', '20261120', 'now', '2026-11/20']) {
      expect(withDay(text, day)).toBeNull();
      expect(dayIn(text)).toBeNull();
    }
  });

  it('knows which days exist', () => {
    expect(dayIn('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
    expect(dayIn('2026-02-29')).toBeNull();
    expect(dayIn('2026-13-01')).toBeNull();
    expect(dayIn('0001-01-01')).toEqual({ year: 1, month: 1, day: 1 });
  });
});

describe('picking a time keeps everything else', () => {
  it.each([
    ['2026-11-20 13:00', '2026-11-20 07:45'],
    ['2026-11-20T13:00:59.5+09:00', '2026-11-20T07:45:59.5+09:00'],
    ['2026-1-5 9:00', '2026-1-5 7:45'],
  ])('%s', (text, expected) => {
    expect(withTime(text, { hour: 7, minute: 45 })).toBe(expected);
  });

  it('does not give a day a time that it did not have', () => {
    expect(withTime('2026-11-20', { hour: 7, minute: 45 })).toBeNull();
    expect(timeIn('2026-11-20')).toBeNull();
  });

  it('reads a time as it is typed', () => {
    expect(readTime('7:45')).toEqual({ hour: 7, minute: 45 });
    expect(readTime('0745')).toEqual({ hour: 7, minute: 45 });
    expect(readTime('24:00')).toBeNull();
    expect(readTime('noon')).toBeNull();
  });
});

describe('for any date', () => {
  const days = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((d) => ({ year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() }));
  const tails = fc.constantFrom('', ' 13:00', 'T13:00:00Z', ' 09:05:00 +0900', ' # when');

  it('what is picked is what is read, and the rest stays', () => {
    fc.assert(
      fc.property(days, days, tails, (from, to, tail) => {
        const text = withDay('', from) + tail;
        expect(dayIn(text)).toEqual(from);
        const next = withDay(text, to)!;
        expect(dayIn(next)).toEqual(to);
        expect(next.endsWith(tail)).toBe(true);
        expect(next).toHaveLength(text.length);
        expect(withDay(next, from)).toBe(text);
      }),
    );
  });
});
