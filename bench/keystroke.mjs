// Keystroke → painted, with the preview shown and hidden, at 14 kB and 1 MB,
// beside markdown-it with innerHTML, in one run in the same Chromium.
// Usage: xvfb-run -a node bench/keystroke.mjs [keys]
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '../frontend/node_modules/@playwright/test/index.mjs';

const root = path.resolve(import.meta.dirname, '..');
const keys = Number(process.argv[2] ?? 60);
const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'penpush-bench-')));
const env = {
  ...process.env,
  HOME: home,
  XDG_CONFIG_HOME: `${home}/config`,
  XDG_DATA_HOME: `${home}/data`,
  XDG_CACHE_HOME: `${home}/cache`,
  GIT_CONFIG_NOSYSTEM: '1',
  PENPUSH_INSTANCE: path.basename(home),
};
const blog = path.join(home, 'blog');

/** Korean and English paragraphs, tables, code and lists, up to a size. */
function body(size) {
  let text = '';
  for (let n = 1; Buffer.byteLength(text) < size; n++) {
    text += `## 제목 ${n} and a heading\n\n오늘은 **${n}번째** 날이에요. A paragraph with [a link](https://example.org/${n}), \`code\` and *emphasis*.\n\n`;
    text += `- first of ${n}\n- 둘째\n    - nested\n\n| a | b |\n| --- | --- |\n| ${n} | 값 |\n\n\`\`\`go\nfunc f${n}() int { return ${n} }\n\`\`\`\n\n`;
  }
  return text;
}

const sizes = { '14 kB': 14_000, '1 MB': 1_000_000 };
for (const [name, size] of Object.entries(sizes)) {
  const dir = path.join(blog, 'posts', name.replace(' ', '-'));
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(dir, 'index.md'), `---\ntitle: "Size ${name}"\ndate: "2024-01-01"\n---\n\nTYPE HERE\n\n${body(size)}`);
}
fs.writeFileSync(path.join(blog, 'gatsby-config.js'), 'module.exports = {}\n');
fs.mkdirSync(`${home}/config/penpush`, { recursive: true });
fs.writeFileSync(`${home}/config/penpush/settings.json`, JSON.stringify({ recent: [{ dir: blog, name: 'blog', generator: 'gatsby', posts: 2, opened: 1 }] }));

const port = await new Promise((resolve) => {
  const s = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = s.address();
    s.close(() => resolve(port));
  });
});
const app = spawn(path.join(root, 'build/bin/penpush-dev'), [], {
  env: { ...env, assetdir: path.join(root, 'frontend/dist'), devserver: `localhost:${port}` },
  stdio: 'ignore',
});
const ended = new Promise((resolve) => app.once('exit', resolve));
for (let i = 0; i < 400 && !(await fetch(`http://localhost:${port}`).then(() => true, () => false)); i++) await new Promise((r) => setTimeout(r, 50));

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

/** Types at the marked place and gives, per key, key → painted text and key → painted preview (ms). */
async function type(page, previewText) {
  await page.evaluate(() => {
    window.__t = { key: 0, text: [], preview: [] };
    addEventListener('keydown', () => (window.__t.key = performance.now()), true);
  });
  const text = [];
  const preview = [];
  for (let i = 0; i < keys; i++) {
    const letter = 'abcdefghij'[i % 10];
    const times = page.evaluate(
      async ([want, selector]) => {
        const doc = selector === 'frame' ? document.querySelector('iframe')?.contentDocument : document;
        const target = selector ? (selector === 'frame' ? doc : document.querySelector(selector)) : null;
        const painted = () => new Promise((done) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => done(performance.now()); c.port2.postMessage(0); }));
        await new Promise((done) => addEventListener('keydown', done, { once: true, capture: true }));
        const key = performance.now();
        const text = (await painted()) - key;
        let shown = 0;
        if (target) {
          for (let n = 0; n < 600; n++) {
            // The words stand near the top: reading the whole text at each look would be the load.
            if ([...(target.body ?? target).querySelectorAll('p')].slice(0, 3).some((p) => p.textContent.includes(want))) break;
            await new Promise((done) => setTimeout(done, 0));
          }
          shown = (await painted()) - key;
        }
        return [text, shown];
      },
      [previewText(i), page.previewSelector],
    );
    await page.waitForTimeout(30);
    await page.keyboard.press(letter);
    const [t, p] = await times;
    text.push(t);
    preview.push(p);
    await page.waitForTimeout(page.rest ?? 60);
  }
  return { text, preview };
}

const q = (list, p) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];
const figures = (list) => `${q(list, 0.5).toFixed(1)} / ${q(list, 0.95).toFixed(1)}`;
const typed = (i) => `TYPE HERE${'abcdefghij'.repeat(99).slice(0, i + 1)}`;
console.log('ms, p50 / p95, key → painted | text, pane hidden | text, pane shown | preview, pane shown');

for (const name of Object.keys(sizes)) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' })).newPage();
  await page.goto(`http://localhost:${port}`);
  await page.getByText('blog', { exact: true }).first().click();
  await page.getByText(`Size ${name}`).first().click();
  const line = page.locator('.cm-line', { hasText: 'TYPE HERE' });
  const results = {};
  for (const pane of ['shown', 'hidden']) {
    if (pane === 'hidden') await page.keyboard.press('Control+Shift+v');
    await page.locator('iframe').waitFor({ state: pane === 'hidden' ? 'hidden' : 'visible' });
    await line.click();
    await page.keyboard.press('End');
    await page.waitForTimeout(1500);
    page.previewSelector = pane === 'shown' ? 'frame' : '';
    page.rest = name === '1 MB' ? 250 : 60;
    results[pane] = await type(page, typed);
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.insertText('TYPE HERE');
  }
  await page.keyboard.press('Control+Shift+v'); // how the window was left is kept for the next one
  await page.locator('iframe').waitFor();
  await page.waitForTimeout(2000);
  console.log(`Penpush ${name} | ${figures(results.hidden.text)} | ${figures(results.shown.text)} | ${figures(results.shown.preview)}`);
  console.log(`  shown − hidden at p95: ${(q(results.shown.text, 0.95) - q(results.hidden.text, 0.95)).toFixed(1)} ms`);
  await page.close();
}
await import('./markdown-it.mjs').then((m) => m.measure({ browser, body, sizes, type, typed, figures }));
await browser.close();
app.kill();
await ended;
fs.rmSync(home, { recursive: true, force: true });
