// Key → painted with the pane shown and hidden, in turns.
import { open, sizes } from './house.mjs';
import { figures, quantile, type } from './recorder.mjs';

const pace = { '14 kB': 90, '100 kB': 90, '1 MB': 250 };

/** Shows or hides the pane, and puts the caret where the letters go. */
async function set(page, shown) {
  const frame = page.locator('iframe');
  if ((await frame.isVisible()) !== shown) await page.keyboard.press('Control+Shift+v');
  await frame.waitFor({ state: shown ? 'visible' : 'hidden' });
  await begin(page);
  await page.waitForTimeout(2500);
}

/** The line that is typed in, with no letters behind its mark. */
async function begin(page) {
  await page.locator('.cm-line', { hasText: 'TYPE HERE' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText('TYPE HERE');
}

export async function keystroke(house, { name, count, rounds }) {
  const page = await house.post(name);
  const all = { shown: { text: [], preview: [] }, hidden: { text: [], preview: [] } };
  for (let i = 0; i < rounds; i++) {
    for (const pane of ['shown', 'hidden']) {
      await set(page, pane === 'shown');
      const selector = pane === 'shown' ? 'frame' : '#none';
      // The first letters after a post was opened wait for an engine that is still getting ready,
      // with the pane and without it: they are another question.
      await type(page, { selector, count: 8, pace: pace[name] });
      await begin(page);
      await page.waitForTimeout(1000);
      const times = await type(page, { selector, count, pace: pace[name] });
      all[pane].text.push(...times.text);
      all[pane].preview.push(...times.preview);
    }
  }
  await set(page, true); // how the window was left is kept for the next one
  await page.context().close();
  return all;
}

export function tell(name, { shown, hidden }) {
  const over = quantile(shown.text, 0.95) - quantile(hidden.text, 0.95);
  console.log(`Penpush ${name} | ${figures(hidden.text)} | ${figures(shown.text)} | ${figures(shown.preview)} | ${over.toFixed(1)}`);
}

if (process.argv[1] === import.meta.filename) {
  const house = await open();
  for (const name of Object.keys(sizes)) tell(name, await keystroke(house, { name, count: Number(process.argv[2] ?? 30), rounds: 2 }));
  await house.close();
}
