import fs from 'node:fs';
import path from 'node:path';
import { changedLines, png, reviewPost } from '../house/blog';
import { until } from '../house/app';
import { expect, test } from '../house/test';

test('a writer opens a post, changes its title, adds a picture, and publishes exactly that', async ({
  home,
  blog,
  open,
}) => {
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /2023년을 돌아보며/ }).click();

  // Opened: the preview shows the post as the site does, and no byte has changed.
  const pane = page.frameLocator('iframe');
  await expect(pane.locator('h1', { hasText: '들어가며' })).toBeVisible();
  await expect(pane.locator('strong', { hasText: '천천히' })).toBeVisible();
  await expect(pane.locator('td', { hasText: '바람이 머문 자리' })).toBeVisible();
  await expect(pane.locator('img').first()).toHaveJSProperty('naturalWidth', 80);
  await expect(page.locator('.cm-content')).not.toContainText('template:');
  expect(blog.read(blog.post)).toBe(reviewPost);

  // The title in the form changes exactly one line.
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  await title.fill('2023년, 다시 보기');
  await title.press('Tab');
  await page.keyboard.press('Control+s');
  await until('the title is on disk', () => blog.read(blog.post) !== reviewPost);
  expect(changedLines(reviewPost, blog.read(blog.post))).toEqual(['title: "2023년, 다시 보기"']);

  // Select all, type x, undo: front matter and text are as before.
  const before = blog.read(blog.post);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+s');
  await until('x is on disk', () => blog.read(blog.post) !== before);
  expect(blog.read(blog.post)).toContain('title: "2023년, 다시 보기"');
  expect(blog.read(blog.post)).toContain("cover : './cover.png'");
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+s');
  await until('undone on disk', () => blog.read(blog.post) === before);

  // A picture that is dropped lies beside the post, and is seen at once.
  const line = page.locator('.cm-line', { hasText: '올해 무엇을' });
  const box = await line.boundingBox();
  if (!box) throw new Error('the line is not on the screen');
  await drop(page, png(40, 30, [10, 160, 90]), '내 책상.png', box.x + 30, box.y + box.height / 2);
  await expect(pane.locator('p', { hasText: '천천히' }).locator('img')).toHaveJSProperty(
    'naturalWidth',
    40,
  );
  await until('the reference is on disk', () =>
    blog.read(blog.post).includes('![](./내-책상.png)'),
  );
  expect(fs.existsSync(path.join(blog.dir, 'posts/2023-review/내-책상.png'))).toBe(true);

  // Published: exactly these two files, while other work stays exactly as it is.
  blog.write('notes.txt', 'a longer note\n');
  blog.write('about.md', '# About me\n');
  home.git(blog.dir, 'add', 'about.md');
  const status = () => home.git(blog.dir, 'status', '--porcelain', '--', 'notes.txt', 'about.md');
  const others = status();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('posts/2023-review/index.md');
  await expect(sheet).toContainText('내-책상.png');
  await expect(sheet.getByText('title: "2023년, 다시 보기"')).toBeVisible();
  await expect(sheet).toContainText('2 other changed files');
  const head = blog.remoteHead();
  await sheet.getByRole('button', { name: 'Publish', exact: false }).last().click();
  await expect(sheet).toContainText('Published.', { timeout: 30_000 });
  expect(blog.remoteHead()).not.toBe(head);
  expect(blog.remoteFiles()).toEqual([
    'posts/2023-review/index.md',
    'posts/2023-review/내-책상.png',
  ]);
  expect(status()).toBe(others);
  expect(home.git(blog.dir, 'status', '--porcelain', '--', 'posts')).toBe('');
});

/** Lets a file fall on the page, as a browser does it. */
async function drop(
  page: import('@playwright/test').Page,
  data: Buffer,
  name: string,
  x: number,
  y: number,
): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([bytes, called]) => {
      const t = new DataTransfer();
      t.items.add(
        new File(
          [Uint8Array.from(atob(bytes as string), (c) => c.charCodeAt(0))],
          called as string,
          { type: 'image/png' },
        ),
      );
      return t;
    },
    [data.toString('base64'), name],
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.evaluate(
      ([kind, dataTransfer, clientX, clientY]) => {
        const target =
          document.elementFromPoint(clientX as number, clientY as number) ?? document.body;
        target.dispatchEvent(
          new DragEvent(kind as string, {
            bubbles: true,
            cancelable: true,
            dataTransfer: dataTransfer as DataTransfer,
            clientX: clientX as number,
            clientY: clientY as number,
          }),
        );
      },
      [type, transfer, x, y] as const,
    );
  }
}
