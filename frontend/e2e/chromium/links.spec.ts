import fs from 'node:fs';
import path from 'node:path';
import { until } from '../house/app';
import { reviewPost } from '../house/blog';
import { expect, test } from '../house/test';

const links = `---
title: "Links"
date: "2022-06-01 09:00"
---

The year: [r](../2023-review/index.md)
`;

test('a link is completed while it is composed, and follows when its post is renamed', async ({
  blog,
  open,
}) => {
  blog.write('posts/links/index.md', links);
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /Hello/ }).click();
  const text = page.locator('.cm-content');
  await expect(text).toContainText('Hello.');
  await page.locator('.cm-line', { hasText: 'Hello.' }).click();
  await page.keyboard.press('End');

  // Composed syllables stay under the caret; the offers come when they are done.
  await page.keyboard.type(' [[');
  const client = await page.context().newCDPSession(page);
  for (const part of ['ㄷ', '도', '돌']) {
    await client.send('Input.imeSetComposition', {
      text: part,
      selectionStart: 1,
      selectionEnd: 1,
    });
  }
  await client.send('Input.insertText', { text: '돌' });
  const offer = page.getByRole('option', { name: /2023년을 돌아보며/ }).last();
  await expect(page.locator('.cm-tooltip-autocomplete')).toContainText('2023년을 돌아보며');
  await expect(offer).toBeVisible();
  // CodeMirror takes no Enter within the first moment of a list, so that nobody picks by accident.
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  await expect(text).toContainText('Hello. [2023년을 돌아보며](../2023-review/index.md)');
  await page.keyboard.press('Control+s');
  const linked = 'Hello. [2023년을 돌아보며](../2023-review/index.md)\n';
  await until('the link is on disk', () => blog.read('posts/hello/index.md').endsWith(linked));

  // The rename shows every line that changes, and then changes these.
  await page.getByRole('option', { name: /2023년을 돌아보며/ }).click({ button: 'right' });
  await page.getByText('Rename or move…').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByLabel('New name')).toHaveValue('2023-review');
  await sheet.getByLabel('New name').fill('회고');
  await sheet.getByText('Rename the file or folder too').click();
  await expect(sheet).toContainText('posts/2023-review → posts/회고');
  await expect(sheet).toContainText('[r](../회고/index.md)');
  await sheet.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(sheet).toBeHidden();
  expect(blog.read('posts/회고/index.md')).toBe(
    reviewPost.replace('slug: "2023-review"', 'slug: "회고"'),
  );
  expect(blog.read('posts/links/index.md')).toBe(links.replace('2023-review', '회고'));
  expect(blog.read('posts/hello/index.md')).toContain('[2023년을 돌아보며](../회고/index.md)');
  await expect(text).toContainText('../회고/index.md');
  expect(fs.existsSync(path.join(blog.dir, 'posts/회고/cover.png'))).toBe(true);
  expect(fs.existsSync(path.join(blog.dir, 'posts/2023-review'))).toBe(false);

  // One undo takes all of it back.
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('undo the last rename');
  await page.keyboard.press('Enter');
  await until('the old name is back', () => fs.existsSync(path.join(blog.dir, blog.post)));
  await until('so are the links to it', () => blog.read('posts/links/index.md') === links);
  await until('and the post itself', () => blog.read(blog.post) === reviewPost);
});
