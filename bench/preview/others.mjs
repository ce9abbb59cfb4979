// What others do: the whole text is rendered at every key, and the result becomes
// the pane's innerHTML. The text is in a plain textarea.
import path from 'node:path';
import { build } from '../../frontend/node_modules/vite/dist/node/index.js';
import { body, sizes } from './house.mjs';
import { figures, type } from './recorder.mjs';

/** One script that sets window.renderer.render. */
export async function bundle(renderer) {
  const entry = path.resolve(import.meta.dirname, `renderers/${renderer}.mjs`);
  const [{ output }] = await build({
    root: path.resolve(import.meta.dirname, '..'),
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, name: 'renderer', formats: ['iife'] } },
  });
  return output[0].code;
}

const pace = { '14 kB': 90, '100 kB': 200, '1 MB': 800 };

export async function others(house, count) {
  for (const renderer of ['markdown-it', 'remark']) {
    const code = await bundle(renderer);
    for (const [name, size] of Object.entries(sizes)) {
      const context = await house.browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.setContent('<div style="display:flex;height:780px"><textarea style="width:50%"></textarea><div id="pane" style="width:50%;overflow:auto"></div></div>');
      await page.addScriptTag({ content: code });
      await page.evaluate((text) => {
        const area = document.querySelector('textarea');
        const pane = document.querySelector('#pane');
        const show = () => (pane.innerHTML = window.renderer.render(area.value));
        area.value = `TYPE HERE\n\n${text}`;
        area.addEventListener('input', show);
        show();
        area.focus();
        area.setSelectionRange(9, 9);
      }, body(size));
      await page.waitForTimeout(1000);
      const few = name === '1 MB' ? Math.min(count, 12) : count;
      const { text, preview } = await type(page, { selector: '#pane', count: few, pace: pace[name] });
      console.log(`${renderer} + innerHTML ${name} | | ${figures(text)} | ${figures(preview)} |`);
      await context.close();
    }
  }
}
