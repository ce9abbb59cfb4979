import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { until } from '../house/app';
import { expect, test } from '../house/test';

/** What a generator's server does, as far as a writer sees it. */
const serve = `
const port = process.argv[process.argv.indexOf('--port') + 1];
require('node:http').createServer((q, a) => {
  a.statusCode = q.url === '/2023-review/' || q.url === '/' ? 200 : 404;
  a.end('a page');
}).listen(port, '127.0.0.1', () => console.log('Web Server is available at http://localhost:' + port + '/'));
`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://localhost:${String(port)}/`).then(
    () => true,
    () => false,
  );
}

test('my site is started when asked, opens the post in the browser, and stops with the app', async ({
  blog,
  home,
  open,
}) => {
  fs.rmSync(path.join(blog.dir, 'gatsby-config.js'));
  fs.rmSync(path.join(blog.dir, 'package.json'));
  blog.write('hugo.toml', 'baseURL = "https://example.org/"\ncontentDir = "posts"\n');
  blog.write('serve.cjs', serve);
  const port = await freePort();
  const { page, close } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /2023년을 돌아보며/ }).click();
  await expect(page.locator('.cm-content')).toContainText('올해 무엇을');

  const run = async (command: string) => {
    await page.keyboard.press('Control+p');
    await expect(page.getByRole('combobox', { name: 'Search or type' })).toBeFocused();
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
  };
  await run('on my site');
  const sheet = page.getByRole('dialog', { name: 'My site' });
  await expect(sheet.getByLabel('Command')).toHaveValue(/^hugo server .*--port \d+$/);
  await expect(sheet).toContainText(blog.dir);
  await sheet.getByLabel('Command').fill(`node serve.cjs --port ${String(port)}`);
  expect(await answers(port)).toBe(false);
  await sheet.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(sheet.getByLabel('What the server says')).toContainText('Web Server is available');
  await sheet.getByRole('button', { name: 'Open this post' }).click();
  const address = `http://localhost:${String(port)}/2023-review/`;
  await until('the browser has the post', () => home.opened.includes(address));
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('contentinfo')).toContainText(`localhost:${String(port)}`);

  // While it runs, the command opens the post at once.
  await page.getByRole('option', { name: /Hello/ }).click();
  await expect(page.locator('.cm-content')).toContainText('Hello.');
  await run('on my site');
  await expect(page.getByText(/The site shows nothing at .*\/hello\//)).toBeVisible({
    timeout: 20_000,
  });
  await until('the front page', () => home.opened.at(-1) === `http://localhost:${String(port)}/`);

  await close();
  await until('the server is gone', async () => !(await answers(port)));
});
