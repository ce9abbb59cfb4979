import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { reviewPost } from '../house/blog';
import { until } from '../house/app';
import { expect, test } from '../house/test';

const slip = reviewPost
  .replace('./organize.png', './organise.png')
  .replace('끝. ', '끝. [아래](#읽은-책) TODO');

async function openPost(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
  await expect(page.locator('.cm-content')).toContainText('천천히');
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html}`))).toEqual([]);
}

test('what to know is counted, shown, mended by one click, and undone like typing', async ({
  blog,
  open,
}) => {
  blog.write(blog.post, slip);
  const { page } = await open();
  await openPost(page);

  await page.getByRole('button', { name: '2 things to know before this post is public' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('listitem')).toHaveCount(2);
  await expect(sheet.getByRole('listitem').first()).toContainText(
    /Error\s+The picture “\.\/organise\.png” is not there\.\s+Line 22/,
  );
  await expect(sheet.getByRole('listitem').nth(1)).toContainText(/Hint\s+A note to yourself/);
  await isAccessible(page);

  await sheet.getByRole('button', { name: /^Fix: The picture/ }).click();
  await expect(sheet.getByRole('listitem')).toHaveCount(1);
  await until('it is mended', () => blog.read(blog.post) === slip.replace('organise', 'organize'));

  // Show closes the sheet and puts the caret there.
  await sheet.getByRole('button', { name: /^Show: A note/ }).click();
  await expect(sheet).toBeHidden();
  await expect(page.locator('.cm-activeLine')).toContainText('TODO');
  await page.keyboard.press('Control+z');
  await until('undo took it back', () => blog.read(blog.post) === slip);

  // A rule is left out in this blog; the other stays.
  await page.getByRole('button', { name: '2 things to know before this post is public' }).click();
  await sheet.getByRole('button', { name: /^Don’t check this in this blog: A note/ }).click();
  await expect(sheet.getByRole('listitem')).toHaveCount(1);
  expect(blog.read('.penpush.toml')).toContain('checksOff = "todo"');
});

for (const [locale, dark, say] of [
  [
    'en-US',
    false,
    {
      go: 'Publish',
      ask: 'There is 1 error. Publish anyway?',
      anyway: 'Publish anyway',
      done: 'Published.',
    },
  ],
  [
    'ko-KR',
    true,
    {
      go: '발행',
      ask: '오류가 1개 있어요. 그래도 발행할까요?',
      anyway: '그래도 발행',
      done: '발행했어요',
    },
  ],
] as const) {
  test(`errors ask before publishing, and never refuse (${locale})`, async ({ blog, open }) => {
    blog.write(blog.post, slip);
    const { page } = await open(locale, dark);
    await openPost(page);
    const before = blog.remoteHead();
    await page.keyboard.press('Control+Enter');
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText('organise.png');
    await isAccessible(page);
    await sheet.getByRole('button', { name: say.go }).last().click();
    await expect(sheet.getByText(say.ask)).toBeVisible();
    expect(blog.remoteHead()).toBe(before);
    if (process.env.PENPUSH_SHOTS) {
      await page.screenshot({ path: `${process.env.PENPUSH_SHOTS}/preflight-${locale}.png` });
    }
    await sheet.getByRole('button', { name: say.anyway }).click();
    await expect(sheet.getByText(say.done).first()).toBeVisible();
    expect(blog.remoteFiles()).toEqual([blog.post]);
  });
}
