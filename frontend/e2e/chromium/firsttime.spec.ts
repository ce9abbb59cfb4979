import path from 'node:path';
import { until } from '../house/app';
import { expect, test } from '../house/test';

const words = {
  'en-US': {
    sample: /Try the sample blog/,
    publish: 'Publish',
    done: 'Published.',
    create: 'Create',
    title: 'Title',
    newPost: /New post/,
  },
  'ko-KR': {
    sample: /견본 블로그/,
    publish: '발행',
    done: '발행했어요',
    create: '만들기',
    title: '제목',
    newPost: /새 글/,
  },
} as const;

for (const locale of ['en-US', 'ko-KR'] as const) {
  test(`a first-time user tries the sample blog, writes a post and publishes it (${locale})`, async ({
    home,
    open,
  }) => {
    const say = words[locale];
    const { page } = await open(locale);
    await page.getByRole('button', { name: say.sample }).click();
    const list = page.getByRole('listbox');
    await expect(list.getByRole('option').first()).toBeVisible();
    await expect(page.frameLocator('iframe').locator('article.post > *').first()).toBeVisible();

    await page.getByRole('button', { name: say.newPost }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('여름 기록');
    await dialog.getByRole('button', { name: say.create }).click();
    await expect(dialog).toBeHidden();
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('# 여름\n\n**바다**에 다녀왔어요.\n');
    await expect(page.frameLocator('iframe').locator('strong', { hasText: '바다' })).toBeVisible();

    await page.keyboard.press('Control+Enter');
    await expect(dialog).toContainText('index.md');
    await dialog.getByRole('button', { name: say.publish }).last().click();
    await expect(dialog).toContainText(say.done, { timeout: 30_000 });

    const remote = path.join(home.dir, 'data/penpush/sample/remote.git');
    const files = home
      .git(
        remote,
        '-c',
        'core.quotePath=false',
        'diff-tree',
        '--no-commit-id',
        '--name-only',
        '-r',
        'main',
      )
      .trim()
      .split('\n');
    expect(files).toHaveLength(1);
    expect(home.git(remote, 'show', `main:${files[0] ?? ''}`)).toContain('**바다**에 다녀왔어요.');
    await page.keyboard.press('Escape');
    await until(
      'the row says published',
      async () => (await list.getByRole('option', { name: /여름 기록/ }).count()) === 1,
    );
  });
}
