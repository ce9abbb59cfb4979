// The app with posts of known sizes, and a Chromium.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '../../frontend/node_modules/@playwright/test/index.mjs';

export const root = path.resolve(import.meta.dirname, '../..');

/** Korean and English paragraphs, tables, code, quotes and lists, up to a size. */
export function body(size) {
  let text = '';
  for (let n = 1; Buffer.byteLength(text) < size; n++) {
    text += `## 제목 ${n} and a heading\n\n오늘은 **${n}번째** 날이에요. A paragraph with [a link](https://example.org/${n}), \`code\` and *emphasis*.\n\n`;
    text += `- first of ${n}\n- 둘째\n    - nested\n\n| a | b |\n| --- | --- |\n| ${n} | 값 |\n\n\`\`\`go\nfunc f${n}() int { return ${n} }\n\`\`\`\n\n`;
  }
  return text;
}

export const sizes = { '14 kB': 14_000, '100 kB': 100_000, '1 MB': 1_000_000 };

/** A home of its own with a blog that has one post of each size, and others that are given. */
function makeBlog(home, others) {
  const blog = path.join(home, 'blog');
  const posts = Object.entries(sizes).map(([name, size]) => [name, `TYPE HERE\n\n${body(size)}`]);
  for (const [name, text] of [...posts, ...Object.entries(others)]) {
    const dir = path.join(blog, 'posts', name.replaceAll(' ', '-'));
    fs.mkdirSync(dir, { recursive: true });
    fs.writeFileSync(path.join(dir, 'index.md'), `---\ntitle: "Size ${name}"\ndate: "2024-01-01"\n---\n\n${text}`);
  }
  fs.writeFileSync(path.join(blog, 'gatsby-config.js'), 'module.exports = {}\n');
  fs.mkdirSync(`${home}/config/penpush`, { recursive: true });
  const recent = [{ dir: blog, name: 'blog', generator: 'gatsby', posts: 3, opened: 1 }];
  fs.writeFileSync(`${home}/config/penpush/settings.json`, JSON.stringify({ recent }));
  return blog;
}

async function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts both; `others` are more posts by name. */
export async function open(others = {}) {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'penpush-bench-')));
  const blog = makeBlog(home, others);
  const port = await freePort();
  const app = spawn(path.join(root, 'build/bin/penpush-dev'), [], {
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: `${home}/config`,
      XDG_DATA_HOME: `${home}/data`,
      XDG_CACHE_HOME: `${home}/cache`,
      GIT_CONFIG_NOSYSTEM: '1',
      PENPUSH_INSTANCE: path.basename(home),
      assetdir: path.join(root, 'frontend/dist'),
      devserver: `localhost:${port}`,
    },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => app.once('exit', resolve));
  const address = `http://localhost:${port}`;
  const answers = () => fetch(address).then(() => true, () => false);
  for (let i = 0; i < 400 && !(await answers()); i++) await new Promise((done) => setTimeout(done, 50));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    blog,
    browser,
    address,
    /** A page of the app with a post open. */
    async post(name) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
      const page = await context.newPage();
      await page.goto(address);
      await page.getByText('blog', { exact: true }).first().click();
      await page.getByText(`Size ${name}`, { exact: true }).first().click();
      await page.locator('.cm-line').first().waitFor();
      return page;
    },
    async close() {
      await browser.close();
      app.kill();
      await ended;
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}
