import { expect, test } from '../house/test';

const text = `---
title: "Tags"
date: "2024-01-01"
---

{{< figure src="./organize.png" caption="정리 **표**" >}}

{{< youtube w7Ft2ymGmfc >}}

{{< gist someone 12345 >}}

{{< highlight go >}}
x := 1
{{< /highlight >}}

{{< notice tip >}}
안의 **굵은** 글
{{< /notice >}}

{{< nowhere a="b" >}}

앞말 **마크다운(Markdown)**을 배워요.

끝.
`;

test('tags of the site are what they mean, or chips that show their file', async ({
  blog,
  open,
}) => {
  blog.write('.penpush.toml', 'generator = "hugo"\nposts = "posts"\n');
  blog.write('hugo.toml', 'title = "a"\n');
  blog.write(
    'layouts/shortcodes/notice.html',
    '<div class="{{ .Get 0 }}">{{ .Inner | markdownify }}</div>\n<script>top.fired = 1</script>\n',
  );
  blog.write('posts/2023-review/tags.md', text);
  const { page } = await open();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /^Tags/ }).click();
  const pane = page.frameLocator('iframe').first();
  await expect(pane.locator('figure img')).toHaveJSProperty('naturalWidth', 80);
  await expect(pane.locator('figcaption')).toHaveText('정리 표');
  await expect(pane.getByRole('link', { name: /YouTube Video/ })).toBeVisible();
  await expect(pane.getByRole('link', { name: /gist.github.com/ })).toBeVisible();
  await expect(pane.locator('.highlight code')).toContainText('x := 1');
  await expect(pane.locator('.site-tagged strong')).toHaveText('굵은');

  await pane.locator('.site-tag', { hasText: 'notice tip' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('layouts/shortcodes/notice.html');
  await expect(sheet.locator('pre')).toContainText('{{ .Inner | markdownify }}');
  await sheet.getByRole('button', { name: 'Close' }).first().click();
  await expect(sheet).toBeHidden();

  await pane.locator('.site-tag', { hasText: 'nowhere' }).click();
  await expect(page.getByText('No file for nowhere was found in this blog')).toBeVisible();
  await expect(page.locator('.cm-activeLine')).toContainText('nowhere');
  expect(asked.filter((url) => /youtube|github/.test(url))).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { fired?: number }).fired)).toBe(
    undefined,
  );
});

test('emphasis that will stay is mended from its place in the preview', async ({ blog, open }) => {
  blog.write('.penpush.toml', 'dialect = "hugo"\n');
  blog.write('posts/2023-review/tags.md', text);
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /^Tags/ }).click();
  const pane = page.frameLocator('iframe').first();
  await pane.locator('.stays', { hasText: '마크다운' }).click();
  const menu = page.getByRole('menu', { name: 'This emphasis will stay as it is typed' });
  await expect(menu).toContainText('A mark stands before the closing sign and a letter behind it.');
  // Hugo lets no HTML through, so that is not offered.
  await expect(menu.getByRole('menuitem')).toHaveCount(2);
  await menu.getByRole('menuitem', { name: /Put a blank outside/ }).click();
  await expect(menu).toBeHidden();
  await expect(pane.locator('.stays')).toHaveCount(0);
  await expect(page.locator('.cm-content')).toContainText('**마크다운(Markdown)** 을');
  // One step of undo, and the keyboard is in the text again.
  await page.keyboard.press('Control+z');
  await expect(pane.locator('.stays')).toHaveText('**마크다운(Markdown)**');
});

test('of a group of code the piece is shown whose name was clicked', async ({ blog, open }) => {
  const group =
    '::: code-group\n\n```js [a.js]\nlet a = 1\n```\n\n```ts [b.ts]\nlet b = 2\n```\n\n:::\n';
  blog.write('.penpush.toml', 'dialect = "vitepress"\n');
  blog.write(
    'posts/2023-review/tags.md',
    `---\ntitle: "Tags"\ndate: "2024-01-01"\n---\n\n${group}`,
  );
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /^Tags/ }).click();
  const pane = page.frameLocator('iframe').first();
  await expect(pane.getByText('let a = 1')).toBeVisible();
  await expect(pane.getByText('let b = 2')).toBeHidden();
  await pane.getByText('b.ts').click();
  await expect(pane.getByText('let b = 2')).toBeVisible();
  await expect(pane.getByText('let a = 1')).toBeHidden();
});
