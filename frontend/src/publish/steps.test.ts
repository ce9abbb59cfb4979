import { expect, it } from 'vitest';
import { after, type Place } from './steps';

it('ticks forward and never back', () => {
  const said: [string, boolean, number][] = [
    ['check', false, -1],
    ['check', true, -1],
    ['fetch', false, 40],
    ['fetch', true, 100],
    ['commit', true, -1],
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
    [2, 30],
    [3, -1],
    [3, -1],
    [3, -1],
    [3, -1],
    [4, -1],
    [4, -1],
  ]);
});
