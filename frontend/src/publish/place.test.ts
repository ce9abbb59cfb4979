import { expect, it } from 'vitest';
import { placeOf, sizeOf } from './place';

it.each([
  ['https://github.com/me/blog.git', 'github.com/me/blog'],
  ['git@github.com:me/blog.git', 'github.com/me/blog'],
  ['ssh://git@example.org:2222/me/blog', 'example.org/me/blog'],
  ['/home/me/.local/share/penpush/sample/remote.git', '…/sample/remote'],
  ['C:\\blogs\\remote.git', '…/blogs/remote'],
  ['', ''],
])('names the place of %s', (address, place) => {
  expect(placeOf(address)).toBe(place);
});

it('writes sizes as people count them', () => {
  expect(sizeOf(310_400, 'en')).toBe('310 kB');
  expect(sizeOf(4_800_000, 'en')).toBe('4.8 MB');
  expect(sizeOf(12, 'en')).toBe('12 B');
});
