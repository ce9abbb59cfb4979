import fs from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { until } from '../house/app';
import { png } from '../house/blog';
import type { Home } from '../house/home';
import { expect, test } from '../house/test';

/** Writes files below a folder of the home. */
function folder(home: Home, name: string, files: Record<string, string | Buffer>): string {
  const dir = path.join(home.dir, name);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), text);
  }
  return dir;
}

const dated = (title: string, day: string) =>
  `---\ntitle: "${title}"\ndate: ${day}\ntags: [sea]\n---\n\n![](./x.png)\n`;

/** A Hugo blog of which one post cannot be read. */
const seaside = {
  'hugo.toml': 'baseURL = "https://example.org"\n',
  'content/posts/tide/index.md': dated('Tide', '2024-03-01'),
  'content/posts/shells/index.md': dated('Shells', '2024-02-01'),
  'content/posts/broken.md': '---\ntitle: Never closed\ndate: 2024-01-01\n',
};

const pictures = {
  'content/posts/tide/x.png': png(4, 4, [0, 90, 200]),
  'content/posts/shells/x.png': png(4, 4, [200, 90, 0]),
};

/** Opens a folder as another start of the app does, which names it. */
async function openFolder(page: Page, dir: string): Promise<void> {
  await page.evaluate((folder) => {
    const { runtime } = window as unknown as {
      runtime: { EventsEmit: (event: string, value: unknown) => void };
    };
    runtime.EventsEmit('open-blog', { dir: folder });
  }, dir);
}

async function clean(page: Page, where: string): Promise<void> {
  await page.waitForTimeout(400); // motion has ended
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(
    violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html}`)),
    where,
  ).toEqual([]);
}

test('a blog that was never seen: looked at, corrected, and the next post follows', async ({
  home,
  open,
}) => {
  const dir = folder(home, 'seaside', { ...seaside, ...pictures });
  const read = (file: string) => fs.readFileSync(path.join(dir, file), 'utf8');
  const { page } = await open();
  await expect(page.getByRole('button', { name: /sample blog/ })).toBeVisible();
  await openFolder(page, dir);

  // What was understood is told beside the text, and typing goes on.
  const first = page.getByRole('status').filter({ hasText: '3 posts, Hugo' });
  await expect(first).toContainText('1 post cannot be read, 0 bytes changed.');
  await expect(first).toContainText(
    'Pictures go beside posts as ./x.png, dates look like 2006-01-02',
  );
  await expect(page.locator('.cm-content')).toBeVisible();
  for (const [file, text] of Object.entries(seaside)) expect(read(file)).toBe(text);
  await first.getByRole('button', { name: 'See and correct' }).click();

  // Each line says what it rests on; nonsense is refused where it was typed.
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name: 'Blog settings' })).toBeVisible();
  await expect(first).toBeHidden();
  const line = (name: string) => sheet.getByRole('button', { name, exact: false });
  await expect(line('File of a post')).toContainText('slug/index.md');
  await expect(line('File of a post')).toContainText('of the last');
  await line('File of a post').click();
  const file = sheet.getByRole('textbox', { name: 'File of a post' });
  await expect(file).toBeFocused();
  await file.fill('../slug.md');
  await file.press('Enter');
  await expect(sheet.getByRole('alert')).toContainText('cannot have this value');
  expect(fs.readdirSync(dir).sort()).toEqual(['content', 'hugo.toml']);

  // For this writer alone: kept beside the blog, not in it.
  await file.fill('YYYY-MM-DD-slug.md');
  await file.press('Enter');
  await expect(line('File of a post')).toBeFocused();
  await expect(line('File of a post')).toContainText('set by you');
  expect(fs.readdirSync(dir).sort()).toEqual(['content', 'hugo.toml']);

  // For everybody, on request, in the blog.
  await line('Quotes around titles').click();
  await sheet.getByRole('combobox', { name: 'Quotes around titles' }).selectOption('single');
  await sheet.getByRole('combobox', { name: 'Where it is kept' }).selectOption('blog');
  await sheet.getByRole('button', { name: 'Keep' }).click();
  await expect(line('Quotes around titles')).toContainText('set in .penpush.toml');
  expect(read('.penpush.toml')).toMatch(/^titleQuote = "'"$/m);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+n');
  await page.getByRole('dialog').getByRole('textbox').fill('Low water');
  await page.keyboard.press('Enter');
  const made = () => fs.readdirSync(path.join(dir, 'content/posts'));
  await until('the new post is named as it was said', () =>
    made().some((name) => /^\d{4}-\d\d-\d\d-low-water\.md$/.test(name)),
  );
  const name = made().find((n) => n.endsWith('low-water.md')) ?? '';
  expect(read(`content/posts/${name}`)).toContain("title: 'Low water'\n");
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.type('Mud and birds.');
  await until('what is typed next is the body, as other posts have it', () =>
    read(`content/posts/${name}`).endsWith('---\n\nMud and birds.\n'),
  );

  // Taken back by the palette, and a broken post is opened from the sheet.
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('blog settings');
  await page.keyboard.press('Enter');
  await line('Quotes around titles').click();
  await sheet.getByRole('button', { name: 'Leave it to the posts' }).click();
  await expect(line('Quotes around titles')).toContainText('double');
  expect(read('.penpush.toml')).not.toContain('titleQuote');
  await sheet.getByText('1 post cannot be read').click();
  await sheet.getByRole('button', { name: 'content/posts/broken.md' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.locator('.cm-content')).toContainText('Never closed');

  // The second time nothing is told.
  await page.reload();
  await openFolder(page, dir);
  await expect(page.getByRole('option', { name: /Tide/ })).toBeVisible();
  await expect(first).toBeHidden();
});

test('of several blogs in a folder the writer chooses one', async ({ home, open }) => {
  const dir = folder(home, 'both', {
    'sea/hugo.toml': '',
    'sea/content/posts/tide.md': dated('Tide', '2024-03-01'),
    'sea/content/posts/shells.md': dated('Shells', '2024-02-01'),
    'kitchen/gatsby-config.js': '',
    'kitchen/content/blog/soup.md': dated('Soup', '2024-03-01'),
    'kitchen/content/blog/bread.md': dated('Bread', '2024-02-01'),
  });
  const { page } = await open();
  await expect(page.getByRole('button', { name: /sample blog/ })).toBeVisible();
  await openFolder(page, dir);
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name: /several blogs in “both”/ })).toBeVisible();
  await clean(page, 'which blog');
  await sheet.getByRole('button', { name: /kitchen.*Gatsby · 2 posts/ }).click();
  await expect(page.getByRole('option', { name: /Soup/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /Tide/ })).toBeHidden();
  await page.reload();
  await page.getByRole('button', { name: /^kitchen/ }).click();
  await expect(page.getByRole('option', { name: /Soup/ })).toBeVisible();
});

for (const [locale, dark, settings] of [
  ['en-US', false, 'blog settings'],
  ['ko-KR', true, '블로그 설정'],
] as const) {
  test(`everyone can use the blog's settings (${locale}, ${dark ? 'dark' : 'light'})`, async ({
    home,
    open,
  }) => {
    const dir = folder(home, 'seaside', { ...seaside, ...pictures });
    const { page } = await open(locale, dark);
    await expect(page.getByRole('button', { name: /sample blog|견본 블로그/ })).toBeVisible();
    await openFolder(page, dir);
    await expect(page.locator('.cm-content')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Hugo' })).toBeVisible();
    await page.keyboard.press('Control+p');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.insertText(settings);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByRole('heading', { level: 2 })).toBeVisible();
    await clean(page, 'blog settings');
    await sheet.locator('summary').click();
    await sheet.locator('li button[aria-expanded]').nth(4).click();
    await clean(page, 'a correction');
  });
}
