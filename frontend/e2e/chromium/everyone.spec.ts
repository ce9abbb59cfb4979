import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../house/test';

async function clean(page: Page, where: string): Promise<void> {
  await page.waitForTimeout(400); // motion has ended
  // The preview holds the site's own HTML, whose labels are the site's matter; the text scrolls with
  // the caret, which has the focus inside the part that scrolls.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const found = violations
    .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`))
    .filter((said) => !/^scrollable-region-focusable: .*cm-scroller/.test(said));
  expect(found, where).toEqual([]);
}

for (const [locale, dark] of [
  ['en-US', false],
  ['ko-KR', true],
] as const) {
  test(`everyone can use it: axe finds nothing (${locale}, ${dark ? 'dark' : 'light'})`, async ({
    open,
  }) => {
    const { page } = await open(locale, dark);
    const sample = page.getByRole('button', { name: /sample blog|견본 블로그/ });
    await expect(sample).toBeVisible();
    await clean(page, 'welcome');
    await sample.click();
    await expect(page.frameLocator('iframe').locator('article.post > *').first()).toBeVisible();
    await clean(page, 'writing');
    await page.keyboard.press('Control+p');
    await expect(page.getByRole('dialog')).toBeVisible();
    await clean(page, 'palette');
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: /Night train/ }).click();
    await expect(page.locator('.cm-content')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toContainText('night-train');
    await clean(page, 'publish sheet');
  });
}
