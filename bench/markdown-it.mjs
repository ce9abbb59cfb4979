// What many editors do: markdown-it renders the whole text at every key, and the
// result becomes the pane's innerHTML. The text is in a plain textarea.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const from = createRequire(path.resolve(import.meta.dirname, 'package.json'));
const library = fs.readFileSync(from.resolve('markdown-it/browser'), 'utf8');

export async function measure({ browser, body, sizes, type, typed, figures }) {
  for (const [name, size] of Object.entries(sizes)) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.setContent('<div style="display:flex;height:780px"><textarea style="width:50%"></textarea><div id="pane" style="width:50%;overflow:auto"></div></div>');
    await page.addScriptTag({ content: library });
    await page.evaluate((text) => {
      const md = window.markdownit({ html: true, linkify: true });
      const area = document.querySelector('textarea');
      const pane = document.querySelector('#pane');
      const show = () => (pane.innerHTML = md.render(area.value));
      area.value = `TYPE HERE\n\n${text}`;
      area.addEventListener('input', show);
      show();
      area.focus();
      area.setSelectionRange(9, 9);
    }, body(size));
    await page.waitForTimeout(1000);
    page.previewSelector = '#pane';
    page.rest = name === '1 MB' ? 250 : 60;
    const { text, preview } = await type(page, typed);
    console.log(`markdown-it + innerHTML ${name} | | ${figures(text)} | ${figures(preview)}`);
    await page.close();
  }
}
