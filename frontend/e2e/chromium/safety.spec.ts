import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import type { Blog } from '../house/blog';
import { hostilePosts, postOf } from '../house/hostile';
import { expect, test } from '../house/test';

/** A foreign server that counts who asks it. */
async function foreignServer() {
  const asked: string[] = [];
  const server = http.createServer((request, answer) => {
    asked.push(request.url ?? '');
    answer.end("top.fired = [...(top.fired ?? []), 'foreign']");
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { asked, address: `http://127.0.0.1:${String(port)}`, stop: () => server.close() };
}

const fire = (name: string) => `top.fired=(top.fired||[]).concat('${name}')`;
const fired = (page: Page) =>
  page.evaluate(() => (window as unknown as { fired?: string[] }).fired ?? []);

/** Writes the hostile posts: all that can stand together in one, the others one by one. */
function write(blog: Blog, away: string): string[] {
  const all = hostilePosts(away, fire);
  const posts = [
    all.filter(({ alone }) => !alone),
    ...all.filter(({ alone }) => alone).map((one) => [one]),
  ];
  return posts.map((parts, n) => {
    const title = `Hostile ${String(n)}.`;
    blog.write(`posts/hostile-${String(n)}/index.md`, postOf(title, parts));
    return title;
  });
}

async function openPane(page: Page, title: string): Promise<Frame> {
  await page.getByRole('option', { name: title }).click();
  await expect(page).toHaveTitle(new RegExp(title));
  await expect(page.frameLocator('iframe').first().getByText('The beginning.')).toBeVisible();
  return page.frames().find((frame) => frame.url().includes('/pane'))!;
}

/** Clicks everything that invites to it. */
async function bite(frame: Frame) {
  const found = await frame.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('.bait, #post a')];
    const View = document.defaultView!;
    for (const one of all) {
      for (const name of ['pointerover', 'pointerdown', 'mousedown', 'mouseup'])
        one.dispatchEvent(new View.MouseEvent(name, { bubbles: true, cancelable: true }));
      one.dispatchEvent(
        new View.MouseEvent('click', { bubbles: true, cancelable: true, view: View }),
      );
      one.dispatchEvent(
        new View.MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 }),
      );
    }
    return all.length;
  });
  expect(found).toBeGreaterThan(15);
}

test('hostile posts run nothing and ask for nothing', async ({ blog, open }) => {
  const foreign = await foreignServer();
  const titles = write(blog, foreign.address);
  expect(hostilePosts('', fire).length).toBeGreaterThanOrEqual(100);
  const { page } = await open();
  const start = page.url();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  const windows: string[] = [];
  page.context().on('page', (other) => windows.push(other.url()));
  for (const title of titles) await openPane(page, title);
  await bite(await openPane(page, titles[0]!));
  // A link that leads away is only named.
  await expect(page.getByRole('button', { name: 'Open in the browser' })).toBeVisible();

  // The same again as patches, into a post that is harmless.
  await page.getByRole('option', { name: /Hello/ }).click();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  const together = hostilePosts(foreign.address, fire).filter(({ alone }) => !alone);
  for (let at = 0; at < together.length; at += 25) {
    const parts = together.slice(at, at + 25).map(({ html }) => html);
    await page.keyboard.insertText(`\n\n${parts.join('\n\n')}\n\nPart ${String(at)}.\n`);
    await expect(
      page
        .frameLocator('iframe')
        .first()
        .getByText(`Part ${String(at)}.`),
    ).toBeVisible();
  }
  await page.waitForTimeout(1500);
  expect(await fired(page)).toEqual([]);
  expect(foreign.asked).toEqual([]);
  expect(windows).toEqual([]);
  expect(page.url()).toBe(start);
  await expect(page.frameLocator('iframe').first().getByText('Part 75.')).toBeVisible();
  foreign.stop();
});

test('without its policy the pane itself runs and asks, so the story above can fail', async ({
  blog,
  open,
}) => {
  const foreign = await foreignServer();
  const titles = write(blog, foreign.address);
  const { page } = await open();
  // What asks is counted here: a browser lets no page ask this computer without a question.
  const asked: string[] = [];
  await page.route(`${foreign.address}/**`, (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  // Exactly one thing is taken away: the header of the frame's page.
  let bare = false;
  await page.route(
    (url) => url.pathname === '/pane',
    async (route) => {
      const answer = await route.fetch();
      const headers = answer.headers();
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      if (bare) delete headers['content-security-policy'];
      await route.fulfill({ response: answer, headers });
    },
  );
  for (bare of [false, true]) {
    await page.reload();
    await page.getByRole('button', { name: /^blog/ }).first().click();
    await openPane(page, titles[0]!);
    if (bare) break;
    await page.waitForTimeout(1000);
    expect(await fired(page)).toEqual([]);
    expect(asked).toEqual([]);
  }
  await expect.poll(async () => new Set(await fired(page)).size).toBeGreaterThan(10);
  await expect.poll(() => asked.length).toBeGreaterThan(5);
  console.log(
    `without the policy ${String(new Set(await fired(page)).size)} pieces ran and ${String(asked.length)} asked`,
  );
  foreign.stop();
});

test('pictures of other servers are a switch of the blog', async ({ blog, open }) => {
  blog.write(
    'posts/remote/index.md',
    '---\ntitle: "Remote"\ndate: "2024-01-01"\n---\n\n![A cat](https://pictures.example/cat.png)\n\n<b style="background:url(https://pictures.example/back.png)">x</b>\n\nThe end.\n',
  );
  const { page } = await open();
  const asked: string[] = [];
  await page.route('https://pictures.example/**', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /Remote/ }).click();
  const pane = page.frameLocator('iframe').first();
  await expect(pane.getByText('The end.')).toBeVisible();
  await expect.poll(() => asked.length).toBe(2);
  await page.getByRole('button', { name: 'Pictures from other servers' }).click();
  await expect(pane.getByText('Picture from another server, not loaded')).toBeVisible();
  await page.getByRole('option', { name: /Hello/ }).click();
  await page.getByRole('option', { name: /Remote/ }).click();
  await expect(pane.getByText('The end.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /Remote/ }).click();
  await expect(pane.getByText('not loaded')).toBeVisible();
  expect(asked.length).toBe(2);
});
