import type { Page } from '@playwright/test';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { until } from '../house/app';
import type { Blog } from '../house/blog';
import { expect, test } from '../house/test';

const words = {
  'en-US': {
    stopped: 'Your blog’s own check (pre-commit) stopped the publish',
    details: 'Details',
    again: 'Try again',
    others: 'Your blog’s own check wants to publish other files too (notes.txt)',
    along: 'Publish them too',
    name: 'Name',
    mail: 'E-mail',
    keep: 'Keep it for this blog',
    branch: 'The branch “main” does not accept direct publishing',
    newBranch: 'Publish to a new branch',
    onBranch: /It went to the new branch “penpush\//,
    done: 'Published.',
    goes: 'What goes',
    waiting: 'Waiting for your site to show it',
    live: 'Live',
  },
  'ko-KR': {
    stopped: '블로그에 걸린 검사(pre-commit)가 발행을 막았어요',
    details: '자세히',
    again: '다시 해 보기',
    others: '블로그에 걸린 검사가 다른 파일도 함께 발행하려고 해서(notes.txt)',
    along: '함께 발행',
    name: '이름',
    mail: '이메일',
    keep: '이 블로그에 저장',
    branch: '“main” 브랜치에는 바로 발행할 수 없어요',
    newBranch: '새 브랜치에 발행',
    onBranch: /새 브랜치 “penpush\/.*에 올렸어요/,
    done: '발행했어요.',
    goes: '올라갈 파일',
    waiting: '사이트에 보이기를 기다리는 중',
    live: '사이트에 보여요',
  },
} as const;

function hook(dir: string, name: string, script: string): void {
  const file = path.join(dir, 'hooks', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

async function write(page: Page, blog: Blog, words: string): Promise<void> {
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
  await expect(page.locator('.cm-content')).toContainText('천천히');
  blog.write(blog.post, blog.read(blog.post).replace('천천히', words));
  await expect(page.locator('.cm-content')).toContainText(words);
}

for (const locale of ['en-US', 'ko-KR'] as const) {
  const say = words[locale];
  const strip = (text: string) => new RegExp(text.replace(/[()]/g, '\\$&').replace('’', "['’]"));

  test(`a check says no, then wants another file, and nobody said who writes (${locale})`, async ({
    home,
    blog,
    open,
  }) => {
    home.git(blog.dir, 'config', '--unset', 'user.name');
    home.git(blog.dir, 'config', '--unset', 'user.email');
    hook(path.join(blog.dir, '.git'), 'pre-commit', 'echo "too many words" >&2; exit 1');
    const before = blog.remoteHead();
    const { page } = await open(locale);
    await write(page, blog, '빠르게');
    await page.keyboard.press('Control+Enter');
    const sheet = page.getByRole('dialog');

    await sheet.getByLabel(say.name, { exact: true }).fill('A Writer');
    await sheet.getByLabel(say.mail).fill('writer@example.org');
    await sheet.getByRole('button', { name: say.keep }).click();
    await expect(sheet.getByText(say.goes)).toBeVisible();
    await expect(sheet.getByText('2023-review/index.md').first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(sheet).toContainText(strip(say.stopped), { timeout: 60_000 });
    await sheet.getByText(say.details, { exact: true }).click();
    await expect(sheet).toContainText('too many words');
    expect(blog.remoteHead()).toBe(before);

    hook(path.join(blog.dir, '.git'), 'pre-commit', 'echo more >> notes.txt; git add notes.txt');
    await sheet.getByRole('button', { name: say.again }).click();
    await expect(sheet).toContainText(strip(say.others), { timeout: 60_000 });
    expect(blog.remoteHead()).toBe(before);
    await page.screenshot({ path: `test-results/asks-${locale}.png` });
    hook(path.join(blog.dir, '.git'), 'pre-commit', 'git add notes.txt');
    await sheet.getByRole('button', { name: say.along }).click();
    await expect(sheet).toContainText(say.done, { timeout: 60_000 });
    expect(blog.remoteFiles()).toEqual(['notes.txt', blog.post]);
    expect(home.git(blog.remote, 'log', '-1', '--format=%an <%ae>', 'main').trim()).toBe(
      'A Writer <writer@example.org>',
    );
    expect(home.git(blog.dir, 'config', '--local', 'user.name').trim()).toBe('A Writer');
  });

  test(`a protected branch offers a branch of its own (${locale})`, async ({
    home,
    blog,
    open,
  }) => {
    const refuse = 'while read old new ref; do [ "$ref" != refs/heads/main ] || exit 1; done';
    hook(blog.remote, 'pre-receive', refuse);
    const before = blog.remoteHead();
    const { page } = await open(locale);
    await write(page, blog, '빠르게');
    await page.keyboard.press('Control+Enter');
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByText('2023-review/index.md').first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(sheet).toContainText(say.branch, { timeout: 60_000 });
    expect(blog.remoteHead()).toBe(before);
    await sheet.getByRole('button', { name: say.newBranch }).click();
    await expect(sheet).toContainText(say.onBranch, { timeout: 60_000 });
    expect(blog.remoteHead()).toBe(before);
    expect(home.git(blog.remote, 'branch', '--format=%(refname:short)')).toMatch(/^penpush\//m);
    expect(home.git(blog.dir, 'rev-parse', 'HEAD').trim()).toBe(before);
  });

  test(`a draft is made public, and the site is watched until it shows it (${locale})`, async ({
    home,
    blog,
    open,
  }) => {
    const site = http.createServer((asked, answer) => {
      const shows = fs.existsSync(path.join(home.dir, 'built'));
      answer.statusCode = shows && asked.url === '/2023-review/' ? 200 : 404;
      answer.end('<p>올해 무엇을 했는지 <b>천천히</b> 적어 봅니다.<p>바람이 머문 자리 작은 도구들');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${String((site.address() as AddressInfo).port)}/`;
      fs.rmSync(path.join(blog.dir, 'gatsby-config.js'));
      fs.rmSync(path.join(blog.dir, 'package.json'));
      blog.write('hugo.toml', `baseURL = "${address}"\ncontentDir = "posts"\n`);
      blog.write(
        blog.post,
        '---\ntitle: "2023년을 돌아보며"\ndate: 2023-12-30\nslug: 2023-review\ndraft: true\n---\n\n올해 무엇을 했는지 **천천히** 적어 봅니다.\n',
      );
      home.git(blog.dir, 'add', '-A');
      home.git(blog.dir, 'commit', '-qm', 'hugo');
      home.git(blog.dir, 'push', '-q');
      const { page } = await open(locale);
      await page.getByRole('button', { name: /^blog/ }).first().click();
      await page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
      await expect(page.locator('.cm-content')).toContainText('천천히');
      await page.keyboard.press('Control+Enter');
      const sheet = page.getByRole('dialog');
      await expect(sheet.getByText('2023-review/index.md').first()).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(sheet).toContainText(say.done, { timeout: 60_000 });
      await expect(sheet).toContainText(say.waiting);
      await expect(sheet).toContainText(`${address}2023-review/`);
      fs.writeFileSync(path.join(home.dir, 'built'), '');
      await expect(sheet.locator('.live b')).toHaveText(say.live, { timeout: 60_000 });
      await page.screenshot({ path: `test-results/live-${locale}.png` });
      await until('the post is public here', () => !blog.read(blog.post).includes('draft: true'));
    } finally {
      site.closeAllConnections();
      site.close();
    }
  });
}
