import { expect, test } from '../house/test';

const hostile = `---
title: "Hostile"
date: "2024-01-01 10:00"
---

<script>top.fired = 'script'</script>
<img src="x" onerror="top.fired = 'onerror'">
<svg onload="top.fired = 'svg'"></svg>
<iframe srcdoc="<script>top.fired='srcdoc'</script>"></iframe>
<iframe src="https://example.invalid/"></iframe>
<object data="data:text/html,<script>top.fired='object'</script>"></object>
<a id="js" href="javascript:top.fired='link'">link</a>
<a id="top" href="/" target="_top">top</a>
<details open ontoggle="top.fired='toggle'"><summary>x</summary></details>
<form action="https://example.invalid/"><button id="send">send</button></form>
<meta http-equiv="refresh" content="0; url=https://example.invalid/">
<link rel="stylesheet" href="https://example.invalid/x.css">
<style>@import url(https://example.invalid/y.css); body { background: url(https://example.invalid/z.png) }</style>
<video src="https://example.invalid/v.mp4" autoplay></video>

The end.
`;

test('a hostile post runs nothing and asks for nothing', async ({ blog, open }) => {
  blog.write('posts/hostile/index.md', hostile);
  const { page } = await open();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('example.invalid')) asked.push(request.url());
  });
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /Hostile/ }).click();
  const pane = page.frameLocator('iframe').first();
  await expect(pane.getByText('The end.')).toBeVisible();
  for (const id of ['#js', '#top', '#send'])
    await pane
      .locator(id)
      .click({ timeout: 3000 })
      .catch(() => undefined);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(
    '\n<img src=y onerror="top.fired=\'patch\'">\n\n<meta http-equiv="refresh" content="0; url=https://example.invalid/patch">\n\nMore.\n',
  );
  await expect(pane.getByText('More.')).toBeVisible();
  await page.waitForTimeout(1000);
  expect(
    await page.evaluate(() => (window as unknown as { fired?: string }).fired),
  ).toBeUndefined();
  expect(asked.filter((url) => !url.endsWith('z.png'))).toEqual([]);
  await expect(pane.getByText('The end.')).toBeVisible();
});
