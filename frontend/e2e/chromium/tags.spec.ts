import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { reviewPost } from '../house/blog';
import { until } from '../house/app';
import { expect, test } from '../house/test';

/** Posts whose tags are written in other ways than the review's: in brackets, with CRLF, and twice. */
const others = {
  'posts/brackets/index.md':
    '---\r\ntitle: "괄호"\r\ndate: "2023-06-01 09:00"\r\ntags: [Devops,  "go"] # 내 것\r\n---\r\n\r\n본문\r\n',
  'posts/twice/index.md':
    '---\ntitle: Twice\ndate: "2023-05-01 09:00"\ntags:\n- devops\n- Devops\n---\nno final newline',
  'posts/nested/index.md':
    '---\ntitle: Nested\ndate: "2023-04-01 09:00"\ntags:\n  - [Devops, x]\n---\n',
};

/** By the palette, as a writer does it who leaves the mouse alone. */
async function openTags(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('tags and');
  await page.keyboard.press('Enter');
}

test('a tag is renamed in three posts: seen as a diff, done as one, taken back to the byte', async ({
  blog,
  open,
}) => {
  for (const [file, text] of Object.entries(others)) blog.write(file, text);
  const all = [blog.post, ...Object.keys(others)];
  const before = all.map((file) => blog.read(file));
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
  await expect(page.locator('.cm-content')).toContainText('천천히');

  // By the keyboard alone: the palette, the filter, a name, its new name.
  await openTags(page);
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('“devops” and “Devops” are spelled alike.')).toBeVisible();
  await expect(sheet.getByRole('textbox', { name: 'Filter names' })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html}`))).toEqual([]);
  await page.keyboard.type('devo');
  await page.keyboard.press('Tab');
  await expect(sheet.getByRole('button', { name: 'Clear the filter' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(
    sheet.getByRole('button', { name: /Rename or remove “Devops”, 3 posts/ }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('DevOps');
  await page.keyboard.press('Enter');

  // The plan names every line, and what stays; nothing is written yet.
  await expect(sheet.getByRole('heading', { name: 'Rename “Devops” to “DevOps”?' })).toBeVisible();
  await expect(sheet.locator('ins')).toHaveCount(3);
  await expect(sheet.locator('ins').first()).toContainText('    - DevOps');
  await expect(sheet.locator('ins').nth(1)).toContainText('tags: [DevOps,  "go"] # 내 것');
  await expect(sheet.locator('del').nth(1)).toContainText('tags: [Devops,  "go"] # 내 것');
  await expect(sheet).toContainText('posts/nested/index.md');
  await expect(sheet).toContainText('is a list of lists');
  expect(all.map((file) => blog.read(file))).toEqual(before);

  await expect(sheet.getByRole('button', { name: 'Change 3 posts' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('heading', { name: 'Changed 3 posts.' })).toBeVisible();
  expect(blog.read(blog.post)).toBe(
    reviewPost.replace('tags: \n    - Devops', 'tags: \n    - DevOps'),
  );
  expect(blog.read('posts/brackets/index.md')).toBe(
    others['posts/brackets/index.md'].replace('[Devops', '[DevOps'),
  );

  // The open post follows, and typing goes on in it.
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('list', { name: 'Tags' })).toContainText('DevOps');

  // Later, in the sheet again: one undo takes all of it back.
  await openTags(page);
  await expect(sheet).toContainText('Last: “Devops” became “DevOps” in 3 posts.');
  await sheet.getByRole('button', { name: 'Undo' }).click();
  await expect(sheet.getByRole('heading', { name: 'Took it back in 3 posts.' })).toBeVisible();
  await until('all bytes are as before', () => {
    const now = all.map((file) => blog.read(file));
    return now.every((text, i) => text === before[i]);
  });
});

test('a note of a change that cannot be read is told when the blog opens, in both languages', async ({
  home,
  blog,
  open,
}) => {
  const id = createHash('sha256').update(fs.realpathSync(blog.dir)).digest('hex').slice(0, 32);
  const note = path.join(home.dir, 'data/penpush/history', id, 'batch.json');
  fs.mkdirSync(path.dirname(note), { recursive: true });
  for (const [locale, words] of [
    ['en-US', /What was noted of the last change of tags cannot be read.*penpush-cli history/],
    ['ko-KR', /마지막 태그 바꾸기의 기록을 읽을 수 없어서.*penpush-cli history/],
  ] as const) {
    fs.writeFileSync(note, '{"made": tr');
    const { page, close } = await open(locale);
    await page.getByRole('button', { name: /^blog/ }).first().click();
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await close();
  }
});
