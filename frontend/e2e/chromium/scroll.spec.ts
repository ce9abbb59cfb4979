import type { Page } from '@playwright/test';
import { png } from '../house/blog';
import { lookInside } from '../house/inside';
import { expect, test } from '../house/test';

/** A post in which every line has a word of its own, with everything that nests. */
function post(): string {
  let n = 0;
  const w = () => `w${String(n++)}w`;
  let text = '---\ntitle: "Scrolled"\ndate: "2024-01-01"\n---\n\n';
  for (let part = 0; part < 14; part++) {
    text += `## ${w()}\n\n${w()} ${'길게 이어지는 문단이에요. '.repeat(6 + (part % 4) * 9)}\n\n`;
    text += `![그림](./p${String(part % 3)}.png)\n\n`;
    text += Array.from(
      { length: 4 },
      () => `- ${w()} 항목\n    - ${w()} 안\n        - ${w()} 더 안\n`,
    ).join('');
    text += `\n> ${w()} ${'인용 '.repeat(30)}\n>\n> - ${w()}\n> - ${w()}\n\n`;
    text += `| a | b |\n| --- | --- |\n${Array.from({ length: 5 }, () => `| ${w()} | ${'값 '.repeat(20)} |`).join('\n')}\n\n`;
    text += `\`\`\`go\n${'x := 1\n'.repeat(part)}\`\`\`\n\n1. ${w()}\n2. ${w()}\n\n   ${w()} 이어서\n\n`;
  }
  return text;
}

const percent = (list: number[], p: number) =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))] ?? NaN;

/** How far the other side is off, in px, when one side is scrolled so that a word is on top. */
async function errors(page: Page, leader: 'editor' | 'preview'): Promise<number[]> {
  return page.evaluate(async (leads) => {
    const view = window.editorView();
    const pane = window.paneWindow();
    const scroller = pane.document.scrollingElement!;
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    const seen = new Map<string, Element>();
    const walk = pane.document.createTreeWalker(
      pane.document.getElementById('post')!,
      NodeFilter.SHOW_TEXT,
    );
    while (walk.nextNode()) {
      const word = /w\d+w/.exec(walk.currentNode.nodeValue ?? '')?.[0];
      const element = walk.currentNode.parentElement!;
      if (word) seen.set(word, element.tagName === 'TD' ? element.parentElement! : element);
    }
    const off: number[] = [];
    let words = 0;
    for (let n = 1; n <= view.state.doc.lines; n++) {
      const line = view.state.doc.line(n);
      const element = seen.get(/w\d+w/.exec(line.text)?.[0] ?? '');
      if (!element || words++ % 5) continue;
      const inPane = () => element.getBoundingClientRect().top;
      const inEditor = () =>
        view.documentTop +
        view.lineBlockAt(line.from).top -
        view.scrollDOM.getBoundingClientRect().top;
      if (leads === 'editor') {
        view.scrollDOM.dispatchEvent(new WheelEvent('wheel'));
        for (let i = 0; i < 4 && Math.abs(inEditor()) > 1; i++) {
          view.scrollDOM.scrollTop += inEditor();
          await frame();
        }
        if (Math.abs(inEditor()) > 1) continue; // the end is nearer than that
      } else {
        pane.document.dispatchEvent(new pane.WheelEvent('wheel'));
        scroller.scrollTop += inPane();
        await frame();
        if (Math.abs(inPane()) > 1) continue;
      }
      for (let i = 0; i < 4; i++) await frame();
      off.push(Math.abs(leads === 'editor' ? inPane() : inEditor()));
    }
    return off;
  }, leader);
}

test('editor and preview scroll in step, also after pictures have loaded', async ({
  blog,
  open,
}) => {
  blog.write('posts/scrolled/index.md', post());
  for (const n of [0, 1, 2])
    blog.write(`posts/scrolled/p${String(n)}.png`, png(300, 120 + n * 160, [90, 120, 200]));
  const { page } = await open();
  let late = true;
  const held: (() => void)[] = [];
  await page.route(/\/picture\?/, async (route) => {
    if (late) await new Promise<void>((free) => held.push(free));
    await route.continue();
  });
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /^Scrolled/ }).click();
  const pane = page.frameLocator('iframe').first();
  await expect(pane.getByText('w200w')).toBeAttached();
  await lookInside(page);
  for (const when of ['before', 'after']) {
    if (when === 'after') {
      late = false;
      for (const free of held) free();
      await page.waitForFunction(() =>
        [...window.paneWindow().document.images].every(
          (image) => image.complete && image.naturalWidth,
        ),
      );
    }
    for (const leader of ['editor', 'preview'] as const) {
      const off = await errors(page, leader);
      expect(off.length).toBeGreaterThan(50);
      console.log(
        `scrolled by the ${leader}, ${when} pictures have loaded: ${percent(off, 0.5).toFixed(1)} / ${percent(off, 0.95).toFixed(1)} px off (p50 / p95 of ${String(off.length)})`,
      );
      expect(percent(off, 0.95)).toBeLessThanOrEqual(20);
    }
  }
});

test('a click in the preview puts the caret there, and typing moves nothing else', async ({
  blog,
  open,
}) => {
  blog.write('posts/scrolled/index.md', post());
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /^Scrolled/ }).click();
  const pane = page.frameLocator('iframe').first();
  const item = pane.getByText('w120w', { exact: false }).first();
  await item.click({ position: { x: 8, y: 8 } });
  await expect(page.locator('.cm-activeLine')).toContainText('w120w');
  await expect(pane.locator('[data-here]')).toContainText('w120w');

  await lookInside(page);
  const top = () =>
    page.evaluate(() => {
      const { document } = window.paneWindow();
      return document.querySelector('[data-here]')!.getBoundingClientRect().top;
    });
  const before = await top();
  await page.keyboard.press('End');
  for (const letter of ' one two three')
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
  await expect(pane.locator('[data-here]')).toContainText('one two three');
  expect(Math.abs((await top()) - before)).toBeLessThan(2);
  // Something above grows while the writer looks on: what is looked at stays.
  await page.evaluate(() => {
    const view = window.editorView();
    view.dispatch({
      changes: { from: view.state.doc.line(8).to, insert: `\n\n${'위 '.repeat(900)}` },
    });
  });
  await expect(pane.getByText('위 위 위')).toBeAttached();
  expect(Math.abs((await top()) - before)).toBeLessThan(30);

  // Everything is replaced and taken back: the pane is where the words are, and stays when pictures
  // have been looked for.
  const away = () => page.evaluate(() => window.paneWindow().document.scrollingElement!.scrollTop);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('x');
  await expect.poll(away).toBe(0);
  await page.keyboard.press('Control+z');
  await expect(pane.getByText('w120w')).toBeAttached();
  await expect(pane.getByText('Picture not found').first()).toBeAttached();
  await page.waitForTimeout(500);
  expect(await away()).toBeGreaterThan(1000);
});
