import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../house/test';

const poem = `---
title: "A poem"
date: "2024-05-01 09:00"
---

Nothing here.

A kettle sings, the KETTLE rests.
쿠버네티스 위의 주전자
`;

for (const [locale, dark] of [
  ['en-US', false],
  ['ko-KR', true],
] as const) {
  test(`a writer finds words in all posts and goes to them (${locale})`, async ({ blog, open }) => {
    blog.write('posts/poem/index.md', poem);
    const { page } = await open(locale, dark);
    await page.getByRole('button', { name: /^blog/ }).first().click();
    await page.getByRole('option', { name: /Hello/ }).click();
    const text = page.locator('.cm-content');
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('My kettle, not saved yet.');

    // Unsaved words count, titles and case do not matter, and nothing has to be whole.
    await page.keyboard.press('Control+Shift+f');
    const sheet = page.getByRole('dialog');
    const field = sheet.getByRole('combobox');
    await expect(field).toBeFocused();
    await page.keyboard.type('kett');
    const lines = sheet.getByRole('option');
    await expect(lines).toHaveCount(2);
    await expect(lines.first()).toContainText('A kettle sings, the KETTLE rests.');
    await expect(lines.first().locator('mark')).toHaveText(['kett', 'KETT']);
    await expect(lines.nth(1)).toContainText('My kettle, not saved yet.');
    await expect(sheet.locator('[aria-live]')).toHaveText(
      locale === 'en-US' ? '2 lines in 2 posts' : '글 2개에서 2줄',
    );
    await page.waitForTimeout(400); // motion has ended
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(
      violations
        .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`))
        .filter((said) => !/^scrollable-region-focusable: .*cm-scroller/.test(said)),
    ).toEqual([]);

    // The keyboard goes to the hit, which is selected: typing takes its place.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(sheet).toBeHidden();
    await expect(page.locator('.cm-line', { hasText: 'A kettle sings' })).toBeVisible();
    await expect(text).toBeFocused();
    await page.keyboard.insertText('Kett');
    await expect(text).toContainText('A Kettle sings, the KETTLE rests.');

    // The last search is there again; what is found in the properties is shown as text.
    await page.keyboard.press('Control+Shift+f');
    await expect(field).toHaveValue('kett');
    await field.fill('2024-05-01');
    await expect(lines).toHaveCount(1);
    await lines.first().click();
    await expect(text).toContainText('title: "A poem"');
    await page.keyboard.press('Control+Shift+m');

    // Nothing found is said; Escape closes.
    await page.keyboard.press('Control+Shift+f');
    await field.fill('zebra');
    await expect(lines).toHaveCount(0);
    await expect(sheet.locator('[aria-live]')).toContainText('zebra');
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();

    // The palette leads here too.
    await page.keyboard.press('Control+p');
    await expect(field).toBeFocused();
    await page.keyboard.insertText('머문 자리');
    await sheet.getByRole('option').last().click();
    await expect(field).toHaveValue('머문 자리');
    await expect(lines).toHaveCount(1);
  });
}

test('a syllable that is still composed finds what it may become, and is not interrupted', async ({
  blog,
  open,
}) => {
  blog.write('posts/poem/index.md', poem);
  const { page } = await open('ko-KR');
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.keyboard.press('Control+Shift+f');
  const sheet = page.getByRole('dialog');
  const field = sheet.getByRole('combobox');
  await expect(field).toBeFocused();
  const protocol = await page.context().newCDPSession(page);
  for (const so_far of ['ㅋ', '쿠']) {
    await protocol.send('Input.imeSetComposition', {
      text: so_far,
      selectionStart: so_far.length,
      selectionEnd: so_far.length,
    });
  }
  await protocol.send('Input.insertText', { text: '쿠' });
  for (const so_far of ['ㅂ', '버', '벌', '버네', '버넽']) {
    await protocol.send('Input.imeSetComposition', {
      text: so_far,
      selectionStart: so_far.length,
      selectionEnd: so_far.length,
    });
    await page.waitForTimeout(30);
  }
  await expect(field).toHaveValue('쿠버넽');
  await expect(sheet.getByRole('option')).toHaveCount(1);
  await expect(sheet.getByRole('option').locator('mark')).toHaveText('쿠버네티');
  await protocol.send('Input.insertText', { text: '버네티스' });
  await expect(field).toHaveValue('쿠버네티스');
  await expect(sheet.getByRole('option').locator('mark')).toHaveText('쿠버네티스');
});
