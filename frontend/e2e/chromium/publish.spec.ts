import type { Page } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../house/app';
import { png, type Blog } from '../house/blog';
import { gitServer } from '../house/gitserver';
import type { Home } from '../house/home';
import { expect, test } from '../house/test';

const review = /2023년을 돌아보며/;

async function openReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: review }).click();
  await expect(page.locator('.cm-content')).toContainText('천천히');
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('combobox', { name: /Search or type|검색하거나/ })).toBeFocused();
  await page.keyboard.type(name);
  await page.getByRole('option', { name }).first().click();
}

/** Somebody else publishes. */
function elsewhere(home: Home, blog: Blog, file: string, text: string): void {
  const other = path.join(home.dir, 'other');
  if (!fs.existsSync(other)) {
    home.git(home.dir, 'clone', '-q', blog.remote, other);
    home.git(other, 'config', 'user.name', 'Somebody');
    home.git(other, 'config', 'user.email', 'else@example.org');
  }
  home.git(other, 'pull', '-q', '--ff-only');
  fs.writeFileSync(path.join(other, file), text);
  home.git(other, 'commit', '-qam', 'from elsewhere');
  home.git(other, 'push', '-q');
}

function edit(blog: Blog, from: string, to: string): string {
  const text = blog.read(blog.post).replace(from, to);
  blog.write(blog.post, text);
  return text;
}

const words = {
  'en-US': {
    own: 'were never uploaded',
    all: 'Publish all',
    done: 'Published.',
    undo: 'Undo',
    undone: 'Taken back.',
    history: 'What was published, and undo',
    close: 'Close',
    back: 'taken back',
  },
  'ko-KR': {
    own: '올리지 않은 이전 변경이 있어요',
    all: '모두 발행',
    done: '발행했어요.',
    undo: '되돌리기',
    undone: '되돌렸어요.',
    history: '발행 기록과 되돌리기',
    close: '닫기',
    back: '되돌림',
  },
} as const;

for (const locale of ['en-US', 'ko-KR'] as const) {
  const say = words[locale];
  test(`own commits are asked about, and a publish is taken back (${locale})`, async ({
    home,
    blog,
    open,
  }) => {
    home.git(blog.dir, 'commit', '-q', '--allow-empty', '-m', 'my own');
    const { page } = await open(locale);
    await openReview(page);
    const old = blog.read(blog.post);
    const text = edit(blog, '천천히', '아주 천천히');
    blog.write('posts/2023-review/cover.png', png(64, 40, [200, 40, 40]));
    await expect(page.locator('.cm-content')).toContainText('아주 천천히');
    await page.keyboard.press('Control+Enter');
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText(say.own);
    await sheet.getByRole('button', { name: say.all }).click();
    await expect(sheet).toContainText('index.md');
    await expect(sheet.locator('ins mark').first()).toBeVisible();
    await expect(sheet.locator('figure img')).toHaveCount(2);
    await expect(sheet.locator('figure img').first()).toHaveJSProperty('naturalWidth', 64);
    await page.keyboard.press('Control+Enter');
    await expect(sheet).toContainText(say.done, { timeout: 60_000 });
    const published = blog.remoteHead();
    expect(home.git(blog.remote, 'log', '--format=%s', '-2', 'main')).toContain('my own');

    await sheet.getByRole('button', { name: say.undo }).click();
    await expect(sheet).toContainText(say.undone, { timeout: 60_000 });
    expect(home.git(blog.remote, 'show', `main:${blog.post}`)).toBe(old);
    expect(blog.read(blog.post)).toBe(text);
    expect(home.git(blog.remote, 'rev-parse', 'main^').trim()).toBe(published);
    await sheet.getByRole('button', { name: say.close }).last().click();

    await command(page, say.history);
    await expect(page.getByRole('dialog')).toContainText(say.back);
    await expect(page.getByRole('dialog').locator('li')).toHaveCount(4);
  });
}

test('a post that was changed online too is compared, and either or both go', async ({
  home,
  blog,
  open,
}) => {
  const { page } = await open();
  await openReview(page);
  elsewhere(home, blog, blog.post, blog.read(blog.post).replace('끝. ', '여기까지.'));
  edit(blog, '천천히', '빠르게');
  await expect(page.locator('.cm-content')).toContainText('빠르게');
  await page.keyboard.press('Control+Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('What goes')).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Publish' }).last()).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await sheet.getByRole('button', { name: 'Compare' }).click({ timeout: 60_000 });
  await expect(sheet.locator('td.theirs', { hasText: '여기까지.' })).toBeVisible();
  await expect(sheet.locator('td.mine', { hasText: '빠르게' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Take both together' }).click();
  await until('both are here', () =>
    ['빠르게', '여기까지.'].every((words) => blog.read(blog.post).includes(words)),
  );
  await expect(sheet.getByText('What goes')).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Publish' }).last()).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(sheet).toContainText('Published.', { timeout: 60_000 });
  expect(home.git(blog.remote, 'show', `main:${blog.post}`)).toBe(blog.read(blog.post));
});

test('git asks for a password in the window, and it is kept nowhere', async ({
  home,
  blog,
  open,
}) => {
  const server = await gitServer(home, 'hidden-password');
  try {
    home.git(blog.remote, 'config', 'http.receivepack', 'true');
    home.git(blog.dir, 'remote', 'set-url', 'origin', `${server.address}/blog.git`);
    const { page } = await open();
    await openReview(page);
    edit(blog, '천천히', '빠르게');
    await expect(page.locator('.cm-content')).toContainText('빠르게');
    await page.keyboard.press('Control+Enter');
    const sheet = page.getByRole('dialog').first();
    await expect(sheet.getByText('What goes')).toBeVisible();
    await expect(sheet.getByRole('button', { name: 'Publish' }).last()).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await sheet.getByRole('button', { name: 'Connect and ask me' }).click({ timeout: 60_000 });
    const ask = page.getByRole('dialog', { name: 'Sign in' });
    await ask.getByLabel('User name').fill('me');
    await page.keyboard.press('Enter');
    await ask.getByLabel('Password or token').fill('hidden-password');
    await page.keyboard.press('Enter');
    // Git connects several times; it is said once.
    await expect(sheet).toContainText('Published.', { timeout: 60_000 });
    expect(blog.remoteFiles()).toEqual([blog.post]);
    const kept = fs
      .readdirSync(home.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) =>
        fs.readFileSync(path.join(entry.parentPath, entry.name)).includes('hidden-password'),
      );
    expect(kept.map(({ name }) => name)).toEqual([]);
  } finally {
    server.close();
  }
});

test('what is new online is told at the start, and comes without touching edits', async ({
  home,
  blog,
  open,
}) => {
  elsewhere(home, blog, 'posts/hello/index.md', '---\ntitle: "Hello again"\n---\n\nHello.\n');
  blog.write('notes.txt', 'edited\n');
  const { page } = await open();
  await openReview(page);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByRole('option', { name: /Hello again/ })).toBeVisible();
  expect(blog.read('notes.txt')).toBe('edited\n');
  expect(home.git(blog.dir, 'rev-parse', 'HEAD').trim()).toBe(blog.remoteHead());
});

test('a blog is cloned from its address, and a post of it leaves the site', async ({
  home,
  blog,
  open,
}) => {
  home.git(home.dir, 'config', '--global', 'user.name', 'A Writer');
  home.git(home.dir, 'config', '--global', 'user.email', 'writer@example.org');
  const { page } = await open();
  await page.getByRole('button', { name: /^Clone from an address/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Address of the repository').fill(blog.remote);
  await sheet.getByLabel('Put it into this folder').fill(path.join(home.dir, 'copies'));
  await expect(sheet.getByLabel('Name of the new folder')).toHaveValue('blog');
  fs.mkdirSync(path.join(home.dir, 'copies'));
  await sheet.getByRole('button', { name: 'Clone' }).last().click();
  await page.getByRole('option', { name: review }).click();
  await command(page, 'Take the post off the site');
  const leaving = page.getByRole('dialog');
  await expect(leaving.getByText('Remove it')).toBeVisible();
  await expect(leaving.getByText('taken away').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(leaving).toContainText('Published.', { timeout: 60_000 });
  expect(blog.remoteFiles()).toEqual([
    'posts/2023-review/cover.png',
    'posts/2023-review/index.md',
    'posts/2023-review/organize.png',
  ]);
  expect(fs.existsSync(path.join(home.dir, 'copies/blog', blog.post))).toBe(true);
});
