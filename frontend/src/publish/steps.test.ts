import { expect, it } from 'vitest';
import { after, now, type Place } from './steps';

it('ticks forward and never back', () => {
  const said: [string, boolean, number][] = [
    ['check', false, -1],
    ['check', true, -1],
    ['fetch', false, 40],
    ['fetch', true, 100],
    ['commit', true, -1],
    ['rehearse', false, -1],
    ['rehearse', true, -1],
    ['push', false, 30],
    ['push', true, 100],
    ['fetch', true, -1],
    ['verify', false, -1],
    ['verify', true, -1],
    ['finish', true, -1],
    ['surprise', true, -1],
  ];
  let place: Place = { at: 0, percent: -1 };
  const seen = said.map(([step, done, percent]) => {
    place = after(place, { step, done, percent });
    return [place.at, place.percent];
  });
  expect(seen).toEqual([
    [1, -1],
    [1, -1],
    [1, -1],
    [2, -1],
    [2, -1],
    [2, -1],
    [3, -1],
    [3, 30],
    [4, -1],
    [4, -1],
    [4, -1],
    [4, -1],
    [5, -1],
    [5, -1],
  ]);
});

it('shows a rehearsal only where there is one', () => {
  expect(now({ at: 2, percent: -1 }, true)).toBe('rehearsed');
  expect(now({ at: 2, percent: -1 }, false)).toBe('uploaded');
  expect(now({ at: 5, percent: -1 }, false)).toBeUndefined();
});
