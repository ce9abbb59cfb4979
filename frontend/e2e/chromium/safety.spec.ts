import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../house/test';

const hostile = (foreign: string) => `---
title: "Hostile"
date: "2024-01-01 10:00"
---

<script>top.fired = 'script'</script>
<img src="x" onerror="top.fired = 'onerror'">
<svg onload="top.fired = 'svg'"></svg>
<iframe srcdoc="<script>top.fired='srcdoc'</script>"></iframe>
<iframe src="${foreign}/"></iframe>
<object data="data:text/html,<script>top.fired='object'</script>"></object>
<a id="js" href="javascript:top.fired='link'">link</a>
<a id="top" href="/" target="_top">top</a>
<details open ontoggle="top.fired='toggle'"><summary>x</summary></details>
<form action="${foreign}/"><button id="send">send</button></form>
<meta http-equiv="refresh" content="0; url=${foreign}/">
<link rel="stylesheet" href="${foreign}/x.css">
<style>@import url(${foreign}/y.css); body { background: url(${foreign}/z.png) }</style>
<video src="${foreign}/v.mp4" autoplay></video>

The end.
`;

/** A foreign server that counts who asks it. */
async function foreignServer() {
  const asked: string[] = [];
  const server = http.createServer((request, answer) => {
    asked.push(request.url ?? '');
    answer.end('top.fired = "foreign"');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { asked, address: `http://127.0.0.1:${String(port)}`, stop: () => server.close() };
}

const fired = () => (window as unknown as { fired?: string }).fired;

test('a hostile post runs nothing and asks for nothing', async ({ blog, open }) => {
  const foreign = await foreignServer();
  blog.write('posts/hostile/index.md', hostile(foreign.address));
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /Hostile/ }).click();
  const pane = page.frameLocator('iframe').first();
  await expect(pane.getByText('The end.')).toBeVisible();
  for (const id of ['#js', '#top', '#send'])
    await pane
      .locator(id)
      .click({ timeout: 3000 })
      .catch(() => undefined); // it may be covered; what counts is that nothing fires
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(
    `\n<img src=y onerror="top.fired='patch'">\n\n<meta http-equiv="refresh" content="0; url=${foreign.address}/patch">\n\nMore.\n`,
  );
  await expect(pane.getByText('More.')).toBeVisible();
  await page.waitForTimeout(1500);
  expect(await page.evaluate(fired)).toBeUndefined();
  expect(foreign.asked).toEqual([]);
  await expect(pane.getByText('The end.')).toBeVisible();

  // The same in a page without the frame's policy does fire, so this story can fail.
  const bare = await page.context().newPage();
  await bare.setContent(hostile(foreign.address).replace(/<meta[^>]*>/, ''));
  await expect.poll(() => bare.evaluate(fired)).toBeDefined();
  await expect.poll(() => foreign.asked.length).toBeGreaterThan(0);
  foreign.stop();
});
