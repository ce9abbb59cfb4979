import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Blog } from '../house/blog';
import { root } from '../house/home';
import { lookInside } from '../house/inside';
import { expect, test } from '../house/test';

const sheet = (away: string) => `
@import "${away}/import.css";
@import "/assets/code.css";
@font-face { font-family: 'Site Letters'; src: url('fonts/letters.woff2') format('woff2'); }
@font-face { font-family: 'Away Letters'; src: url(${away}/letters.woff2); }
:root { --paper: #fdf6e3; --ink: #3b2f2f; }
@media (prefers-color-scheme: dark) { :root { --paper: #14211b; --ink: #d9e8df; } }
html { scroll-behavior: smooth; background: var(--paper); }
body { margin: 0; color: var(--ink); font: 18px/1.9 'Site Letters', serif; opacity: 0; }
.ready body { opacity: 1; }
.page { display: grid; grid-template-columns: 220px 1fr; }
.page > .main { padding: 0 24px; }
.main > .post-text { max-width: 620px; opacity: 0; transform: translateY(20px); }
.post-text p { margin: 0 0 22px; letter-spacing: .3px; }
.post-text > h1 { color: #a5431c; border-bottom: 4px double currentColor; }
.post-text table td { padding: 9px; border: 1px solid #b58900; }
.post-text p[data-line] { background-image: url(${away}/reads-the-text); }
.post-text h1::before { content: "${away}"; background: u\\72l("${away}/escaped"); }
.post-text h1::after { content: ''; background: image-set("${away}/set" 1x); }
.pp-missing { display: none; } [data-here] { box-shadow: none !important; }
`;

function build(blog: Blog, away: string, fire: string): void {
  blog.write('public/index.html', '<!doctype html><title>Front</title><p>Posts');
  blog.write('public/assets/site.css', sheet(away));
  blog.write('public/assets/code.css', '.post-text strong { color: #2aa198; }\n');
  const letters = 'frontend/node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2';
  blog.write('public/assets/fonts/letters.woff2', fs.readFileSync(path.join(root, letters)));
  blog.write(
    'public/2023-review/index.html',
    `<!doctype html><html class="no-js" onclick="${fire}"><head><meta charset="utf-8">
<meta http-equiv="refresh" content="9; url=${away}/refresh">
<link rel="stylesheet" href="/assets/site.css"><link rel="stylesheet" href="${away}/grid.css">
<style>.post-text a { color: #268bd2; }</style><script>${fire}</script></head>
<body onload="${fire}" style="background: url(${away}/body)"><header>My blog <nav>들어가며</nav></header>
<div class="page"><aside>a menu beside it<script src="${away}/x.js"></script></aside><main class="main">
<article class="post-text" onmouseover="${fire}"><h1 data-line="0">들어가며</h1>
<p data-line="2">올해 무엇을 했는지 <strong>천천히</strong> 적어 봅니다. 😀</p><p>내 이야기는 <a href="/">여기</a>에.</p>
<table><tr><td>바람이 머문 자리</td><td>에세이</td></tr><tr><td>작은 도구들</td><td>IT</td></tr></table></article>
</main></div><iframe src="${away}/frame"></iframe></body></html>`,
  );
}

/** A server that counts who asks it, and shows the site under /site/. */
async function serve(dir: string) {
  const asked: string[] = [];
  const server = http.createServer((request, answer) => {
    const url = request.url ?? '';
    const file = path.join(dir, url.replace(/^\/site/, '').replace(/\/$/, '/index.html'));
    if (!url.startsWith('/site/') && !url.startsWith('/assets/')) asked.push(url);
    if (!fs.existsSync(file)) {
      answer.statusCode = 404;
      return answer.end();
    }
    answer.setHeader('Content-Type', file.endsWith('.css') ? 'text/css' : 'text/html');
    return answer.end(fs.readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { asked, address: `http://127.0.0.1:${String(port)}`, stop: () => server.close() };
}

/** What the writer sees of each element of the text. */
function styles(): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const name of ['h1', 'p', 'strong', 'td', 'table']) {
    const style = getComputedStyle(document.querySelector(`.post-text ${name}`)!);
    for (const key of [
      'color',
      'font-family',
      'font-size',
      'line-height',
      'letter-spacing',
      'margin-bottom',
      'border-bottom-width',
      'border-bottom-style',
      'padding-left',
    ])
      seen[`${name} ${key}`] = style.getPropertyValue(key);
  }
  seen['paper'] = getComputedStyle(document.documentElement).backgroundColor;
  return seen;
}

const paneOf = (page: Page) => page.frames().find((frame) => frame.url().includes('/pane'))!;

async function dress(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Look of the page' }).click();
  await page.getByRole('menuitemradio', { name }).click();
}

test('the pane wears the look of the built site, and what it brings along runs nothing and asks nobody', async ({
  blog,
  open,
}, info) => {
  const site = await serve(path.join(blog.dir, 'public'));
  const away = await serve(path.join(blog.dir, 'nothing'));
  build(blog, away.address, `top.fired=(top.fired||[]).concat('x')`);
  blog.write(
    blog.post,
    `${blog.read(blog.post)}\n\n![](./gone.png)\n\n${'한 문단.\n\n'.repeat(60)}`,
  );
  const { page } = await open();
  await page.setViewportSize({ width: 1900, height: 1000 });
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /2023년을/ }).click();
  await dress(page, /As your site, built in public/);
  const pane = page.frameLocator('iframe').first();
  await expect(pane.locator('.post-text > h1')).toBeVisible();
  const straight = await page.context().browser()!.newContext({ javaScriptEnabled: false });
  for (const look of ['Light', 'Dark'] as const) {
    await page.getByRole('button', { name: `${look} page` }).click();
    await expect(pane.locator('html')).toHaveAttribute('data-pp-theme', look.toLowerCase());
    await expect(pane.locator('.post-text td').first()).toBeVisible();
    const bare = await straight.newPage();
    await bare.route(`${away.address}/**`, (route) => route.abort());
    await bare.emulateMedia({ colorScheme: look === 'Light' ? 'light' : 'dark' });
    await bare.goto(`${site.address}/site/2023-review/`);
    expect(await paneOf(page).evaluate(styles)).toEqual(await bare.evaluate(styles));
    await page.locator('iframe').screenshot({ path: info.outputPath(`${look}.png`) });
  }
  const letters = await paneOf(page).evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family);
  });
  expect(letters.join()).toContain('Site Letters');
  // Without the menu beside it the text stands in the middle.
  const text = await paneOf(page).evaluate(() => {
    const { left, right } = document.querySelector('.post-text')!.getBoundingClientRect();
    return { left, right: document.documentElement.clientWidth - right };
  });
  expect(Math.abs(text.left - text.right)).toBeLessThan(30);

  // The marks are there, whatever the site thinks of them; both scroll together.
  await expect(pane.locator('.pp-missing')).toBeVisible();
  await pane.getByText('올해 무엇을').click();
  await expect(pane.locator('[data-here]')).toHaveCount(1);
  expect(
    await paneOf(page).evaluate(
      () => getComputedStyle(document.querySelector('[data-here]')!).boxShadow,
    ),
  ).toContain('6px');
  await lookInside(page);
  await page.locator('.cm-content').hover();
  await page.mouse.wheel(0, 1500);
  await expect
    .poll(() => page.evaluate(() => window.paneWindow().document.scrollingElement!.scrollTop))
    .toBeGreaterThan(300);

  await page.reload();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await expect(pane.locator('.post-text > h1')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { fired?: unknown }).fired)).toBe(
    undefined,
  );
  expect(away.asked).toEqual([]);

  // A site that is not built any more is told about, and the pane is neutral.
  fs.rmSync(path.join(blog.dir, 'public'), { recursive: true });
  await page.reload();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await expect(page.getByText('was read from “public”')).toBeVisible();
  await expect(pane.locator('article.post > h1').first()).toBeVisible();
  await straight.close();
  site.stop();
  away.stop();
});
