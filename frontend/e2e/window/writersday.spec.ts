import fs from 'node:fs';
import path from 'node:path';
import { until } from '../house/app';
import { Blog, changedLines, png } from '../house/blog';
import { type Home, root } from '../house/home';
import { RealWindow } from '../house/realwindow';
import { expect, test } from '../house/windowtest';

const { places } = RealWindow;
const desk = [10, 160, 90] as const;
/** The colour of a main action that can be taken; under a sheet everything else is dimmed. */
const accent = [47, 91, 215] as const;

/** A real post, where there is one to be had: it is read where it lies, and nothing of it is kept. */
const fixtures = process.env['PENPUSH_FIXTURES'] ?? path.join(root, '../shared/fixtures');
const review = path.join(fixtures, '2023-review/index.md');

test('a writer writes, drops and pastes pictures, changes the title, and publishes exactly that', async ({
  home,
  blog,
  show,
}) => {
  const window = await show([blog.dir]);
  await window.shows('2023년을 돌아보며 — blog');
  // The pane shows the picture that lies beside the post.
  await until(
    'the picture is in the preview',
    () => window.find([200, 120, 60], places.preview) !== null,
  );
  await theDay(home, blog, window);
});

test('the same on a copy of a real post', async ({ home, show }) => {
  test.skip(!fs.existsSync(review), `there is no ${review}`);
  const blog = new Blog(home, fs.readFileSync(review, 'utf8'));
  blog.remember();
  const window = await show([blog.dir]);
  await window.shows('2023년 회고 — blog');
  await theDay(home, blog, window);
});

async function theDay(home: Home, blog: Blog, window: RealWindow): Promise<void> {
  const text = () => blog.read(blog.post);
  const opened = text();
  const bundle = path.join(blog.dir, path.dirname(blog.post));

  // To another post and back with the keyboard: nobody's bytes change.
  const title = window.title;
  window.click(places.list);
  window.key('Down', 'Return');
  await window.shows('Hello — blog');
  window.key('Up', 'Return');
  await window.shows(title);
  expect(text()).toBe(opened);
  expect(home.git(blog.dir, 'status', '--porcelain')).toBe('');

  await writes(window, text);
  await changesItsMind(window, text);
  const pictures = [await drops(home, window, text), await pastes(home, window, text)];
  for (const picture of pictures) expect(fs.existsSync(path.join(bundle, picture))).toBe(true);
  await retitles(window, text);
  await publishes(home, blog, window);
  expect(blog.remoteFiles()).toEqual(
    [
      blog.post,
      ...pictures.map((picture) => path.posix.join(path.posix.dirname(blog.post), picture)),
    ].sort(),
  );
  expect(home.git(blog.remote, 'show', `main:${blog.post}`)).toBe(text());
}

/** Words typed at the end are on disk after Ctrl+S, and nothing else has changed. */
async function writes(window: RealWindow, text: () => string): Promise<void> {
  const before = text();
  window.click(places.text);
  window.key('ctrl+End');
  window.type('Typed in the real window, "quoted" & <b>bold</b>.');
  window.key('ctrl+s');
  await until('the words are on disk', () => text() !== before);
  expect(text()).toBe(`${before}Typed in the real window, "quoted" & <b>bold</b>.`);
}

/** Select all, x, undo: front matter and text are as before. */
async function changesItsMind(window: RealWindow, text: () => string): Promise<void> {
  const before = text();
  const head = before.slice(0, before.indexOf('\n---\n') + 5);
  window.key('ctrl+a');
  window.type('x');
  window.key('ctrl+s');
  await until('x is on disk', () => text() !== before);
  expect(text()).toBe(`${head}x`);
  window.key('ctrl+z');
  window.key('ctrl+s');
  await until('all words are back on disk', () => text() === before);
}

/** A picture dragged in lies beside the post and is referred to where it fell. */
async function drops(home: Home, window: RealWindow, text: () => string): Promise<string> {
  const before = text();
  const file = path.join(home.dir, '내 책상.png');
  fs.writeFileSync(file, png(40, 30, [...desk]));
  await window.drag(file, { x: 600, y: 600 });
  await until('the reference is on disk', () => text() !== before);
  expect(inserted(before, text()).trim()).toBe('![](./내-책상.png)');
  await until('the picture is in the preview', () => window.find(desk, places.preview) !== null);
  return '내-책상.png';
}

/** A screenshot is pasted at the caret, under a name of its own. */
async function pastes(home: Home, window: RealWindow, text: () => string): Promise<string> {
  const before = text();
  const file = path.join(home.dir, 'screen.png');
  fs.writeFileSync(file, png(60, 20, [150, 20, 160]));
  const owner = await window.copyPicture(file);
  window.key('ctrl+End', 'ctrl+v');
  await until('the reference is on disk', () => text() !== before);
  await owner.stop();
  const picture = /^\s*!\[\]\(\.\/(pasted-[\d-]+\.png)\)\s*$/.exec(inserted(before, text()))?.[1];
  expect(picture).toBeDefined();
  return picture ?? '';
}

/** The title in the form changes exactly one line. */
async function retitles(window: RealWindow, text: () => string): Promise<void> {
  const before = text();
  window.click(places.title);
  window.key('ctrl+a');
  window.type('A year, seen again');
  window.key('Return', 'ctrl+s');
  await until('the title is on disk', () => text().includes('A year, seen again'));
  expect(changedLines(before, text())).toEqual(['title: "A year, seen again"']);
  await window.shows('A year, seen again — blog');
}

/** Two key presses publish; what else was changed or staged stays exactly as it was. */
async function publishes(home: Home, blog: Blog, window: RealWindow): Promise<void> {
  blog.write('notes.txt', 'a longer note\n');
  blog.write('about.md', '# About me\n');
  home.git(blog.dir, 'add', 'about.md');
  const others = () => [
    home.git(blog.dir, 'status', '--porcelain', '--', 'notes.txt', 'about.md'),
    home.git(blog.dir, 'diff', '--', 'notes.txt'),
    home.git(blog.dir, 'diff', '--cached'),
  ];
  const before = others();
  const head = blog.remoteHead();
  const bright = window.colour(places.list);
  window.key('ctrl+Return');
  await until(
    'the sheet is ready to publish',
    () => window.colour(places.list) !== bright && window.find(accent) !== null,
  );
  expect(blog.remoteHead()).toBe(head);
  window.key('ctrl+Return');
  await until('the remote has it', () => blog.remoteHead() !== head, 30_000);
  await until(
    'this side has followed',
    () => home.git(blog.dir, 'rev-parse', 'main').trim() === blog.remoteHead(),
  );
  await until(
    'the post is at peace',
    () => home.git(blog.dir, 'status', '--porcelain', '--', 'posts') === '',
  );
  expect(others()).toEqual(before);
  expect(home.git(blog.remote, 'rev-parse', 'main~1').trim()).toBe(head);
}

/** What was put into a text at one place; anything else that changed is a failure. */
function inserted(before: string, after: string): string {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  const added = after.length - before.length;
  expect(after.slice(0, from) + after.slice(from + added), 'only something was put in').toBe(
    before,
  );
  return after.slice(from, from + added);
}
