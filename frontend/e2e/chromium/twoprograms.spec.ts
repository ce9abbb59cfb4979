import { reviewPost } from '../house/blog';
import { until } from '../house/app';
import { expect, test } from '../house/test';

test('what another program writes is followed, merged, or shown beside the writer’s words', async ({
  blog,
  open,
}) => {
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
  const text = page.locator('.cm-content');
  await expect(text).toContainText('천천히');

  // Without unsaved words the post follows its file.
  blog.write(blog.post, reviewPost.replace('천천히', '빠르게'));
  await expect(text).toContainText('빠르게');
  await expect(page.frameLocator('iframe').locator('strong')).toContainText('빠르게');

  // A file that does not parse is opened as text, with its reason, and is not rewritten.
  const broken = '---\ntitle: @나\n---\n\n글\n';
  blog.write('posts/broken/index.md', broken);
  await page.getByRole('option', { name: /broken/ }).click();
  await expect(text).toContainText('title: @나');
  expect(blog.read('posts/broken/index.md')).toBe(broken);

  // A file that is no text is not opened, and says why.
  blog.write('posts/latin/index.md', Buffer.from('---\ntitle: latin\n---\nna\xefve\n', 'latin1'));
  await page.getByRole('option', { name: /latin/ }).click();
  await expect(page.getByText(/not UTF-8 text/).first()).toBeVisible();
});

test('killing the app while typing loses at most the last second', async ({ home, blog, open }) => {
  const first = await open();
  await first.page.getByRole('button', { name: /^blog/ }).first().click();
  await first.page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
  await first.page.locator('.cm-line', { hasText: '끝.' }).click();
  await first.page.keyboard.press('End');
  await first.page.keyboard.type('마지막 줄', { delay: 20 });
  await first.page.waitForTimeout(300);
  await first.app.stop('SIGKILL');
  await first.page.close();
  const onDisk = blog.read(blog.post).includes('마지막 줄');

  const second = await open();
  await second.page.getByRole('button', { name: /^blog/ }).first().click();
  await second.page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
  await expect(second.page.locator('.cm-content')).toContainText('마지막 줄');
  if (!onDisk) await expect(second.page.getByText(/never saved are back/)).toBeVisible();
  await until('saved after all', () => blog.read(blog.post).includes('마지막 줄'));
  expect(home.dir).toBeTruthy();
});
