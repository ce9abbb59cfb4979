import fs from 'node:fs';
import path from 'node:path';
import { until } from '../house/app';
import { png } from '../house/blog';
import { pause, RealWindow } from '../house/realwindow';
import { expect, test } from '../house/windowtest';

const { places } = RealWindow;

test('a picture that falls beside the text does no harm, and one that falls on the preview is taken', async ({
  home,
  blog,
  show,
}) => {
  const file = path.join(home.dir, 'desk.png');
  fs.writeFileSync(file, png(40, 30, [10, 160, 90]));
  const before = blog.read(blog.post);
  const window = await show([blog.dir]);
  await window.shows('2023년을 돌아보며 — blog');

  // Left to itself, the window would leave the app for the file, or write its address into the title.
  for (const place of [places.list, places.title]) await window.drag(file, place);
  await pause(1500);
  await window.shows('2023년을 돌아보며 — blog');
  expect(window.find([10, 160, 90])).toBeNull();
  expect(blog.read(blog.post)).toBe(before);
  expect(home.git(blog.dir, 'status', '--porcelain')).toBe('');

  await window.drag(file, { x: 1000, y: 650 });
  await until('the reference is on disk', () => blog.read(blog.post).includes('![](./desk.png)'));
  await until('the picture is seen', () => window.find([10, 160, 90], places.preview) !== null);
});
