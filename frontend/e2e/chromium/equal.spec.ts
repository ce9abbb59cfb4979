import type { Page } from '@playwright/test';
import { lookInside } from '../house/inside';
import { expect, test } from '../house/test';

/** How long the random edits go on; `make soak` lets them go on for an hour. */
const seconds = Number(process.env['PANE_SECONDS'] ?? 10);

const pieces = [
  ...[
    '',
    '',
    '',
    '문단',
    '글 **굵게** `code`',
    '# 제목',
    '## 제목',
    '### b',
    '- 항목',
    '  - 안',
    '1. 하나',
  ],
  ...[
    '- [x] 함',
    '> 인용',
    '> - 목록',
    '```',
    '```go',
    '~~~',
    '    code',
    '---',
    '===',
    '<details>',
  ],
  ...[
    '</details>',
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<b>x</b>',
    '<p align=center>',
    '<svg><path/>',
  ],
  ...['</svg>', '[a]: https://a.org', '[a] [b][]', '[b]: <x>', '| a | b |', '|---|---|', '| 1 |'],
  ...['x[^1]', '[^1]: note', '[^2]: two', 'y[^2]', '{{< x >}}', '{% raw %}', '\\', 'a  ', '<', '['],
];

/** The article as it is, without what pointing and pictures that load add to it. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const copy = window.paneWindow().document.getElementById('post')!.cloneNode(true) as Element;
    for (const element of copy.querySelectorAll('[data-here]'))
      element.removeAttribute('data-here');
    return copy.innerHTML;
  });

/** Waits until the words are in the pane, wherever the markup before them puts them. */
async function arrived(page: Page, words: string) {
  await page.waitForFunction(
    (mark) => window.paneWindow().document.getElementById('post')?.innerHTML.includes(mark),
    words,
    { polling: 20 },
  );
}

/** Makes random edits in one go, each told to Go for itself; the last brings the words. */
async function edit(page: Page, seed: number, words: string) {
  await page.evaluate(
    async ([list, start, mark]) => {
      let state = start;
      const random = (n: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * n);
      };
      const view = window.editorView();
      for (let i = 0; i < 12; i++) {
        const { doc } = view.state;
        const first = 6 + random(Math.max(1, doc.lines - 6));
        if (first > doc.lines) continue;
        const last = Math.min(doc.lines, first + random(4));
        const insert = Array.from({ length: random(5) }, () => list[random(list.length)]).join(
          '\n',
        );
        const to = doc.line(last).to;
        view.dispatch({ changes: { from: doc.line(first).from, to, insert } });
        await new Promise((done) => setTimeout(done, random(3) * 8));
      }
      view.dispatch({ changes: { from: view.state.doc.length, insert: `\n\n${mark}\n` } });
    },
    [pieces, seed, words] as const,
  );
  await arrived(page, words);
}

test('after any edits the pane shows what a full render shows', async ({ blog, open }) => {
  test.setTimeout((2 * seconds + 120) * 1000);
  const front = (title: string) => `---\ntitle: "${title}"\ndate: "2024-01-01"\n---\n\n`;
  const long = Array.from({ length: 380 }, (_, n) =>
    n % 7 ? `글 ${String(n)}` : `## 제목 ${String(n)}`,
  );
  blog.write('posts/short/index.md', `${front('Short')}# 시작\n\n글\n`);
  blog.write('posts/long/index.md', `${front('Long')}${long.join('\n\n')}\n`);
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await lookInside(page);
  const go = async (name: string, words: string) => {
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
    await expect(page).toHaveTitle(new RegExp(`^${name} `));
    await arrived(page, words);
  };
  let rounds = 0;
  for (const [name, begins] of [
    ['Short', '시작'],
    ['Long', '글 379'],
  ] as const) {
    await go(name, begins);
    const end = Date.now() + (seconds * 1000) / 2;
    for (let n = 0; n < 1 || Date.now() < end; n++) {
      const seed = 7919 * n + name.length;
      const words = `mark${String(n)}of${name}`;
      await edit(page, seed, words);
      const patched = await shown(page);
      await go('Hello', 'Hello.');
      await go(name, words);
      expect(await shown(page), `${name}, seed ${String(seed)}`).toBe(patched);
      rounds++;
    }
  }
  console.log(`${String(rounds)} rounds of 13 edits were compared with a full render`);
});
