import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { freePort, until } from '../house/app';
import { type Blog } from '../house/blog';
import { type Home, root } from '../house/home';
import { hostilePosts } from '../house/hostile';
import { pause, RealWindow } from '../house/realwindow';
import { expect, test } from '../house/windowtest';

const { places } = RealWindow;
const red = [176, 11, 21] as const;
const green = [21, 176, 11] as const;
const blue = [11, 21, 176] as const;

/** What a hostile post would do: call Go, which leaves a folder, and tell its master. */
const attack = (how: string, server = '') =>
  `top.go.bridge.Window.NewPost('pwned ${how}');new Image().src='${server}/${how}'`;

const block = (colour: readonly number[]) =>
  `style="display:block;width:300px;height:50px;border:0;background:rgb(${colour.join()})"`;

const all = (server: string) =>
  hostilePosts(server, (name) => attack(name.replaceAll(' ', '-'), server));

const together = (server: string) =>
  all(server)
    .filter(({ alone }) => !alone)
    .map(({ html }) => html)
    .join('\n\n');

const hostile = (server: string) => `---
title: "Hostile"
date: "2024-01-01 10:00"
---

<a href="javascript:${attack('link', server)}" ${block(red)}>link</a>

<a href="/" target="_top" ${block(green)}>top</a>

<form action="${server}/form"><button ${block(blue)}>send</button></form>

${together(server)}

The end.
`;

/** A server that writes down what it is asked. */
async function listening(): Promise<{ asked: string[]; address: string; stop: () => void }> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('<script>top.go.bridge.Window.NewPost("pwned by a frame")</script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, address: `http://127.0.0.1:${String(port)}`, stop: () => server.close() };
}

const folders = (blog: Blog) => fs.readdirSync(path.join(blog.dir, 'posts')).sort();

test('a hostile post calls nothing, asks for nothing and leads nowhere in the real window', async ({
  blog,
  show,
}) => {
  const server = await listening();
  blog.write('posts/hostile/index.md', hostile(server.address));
  const window = await show([blog.dir]);
  await window.shows('Hostile — blog');
  for (const colour of [red, green, blue]) {
    await until(
      `${colour.join()} is in the preview`,
      () => window.find(colour, places.preview) !== null,
      40_000, // the first of them waits for the whole window
    );
    const at = window.find(colour, places.preview);
    if (at) window.click(at);
    await pause(700);
    expect(window.title).toBe('Hostile — blog');
  }
  await window.still();

  // The same again as patches, while one types.
  window.click(places.text);
  window.key('ctrl+End');
  window.type(`<img src=y onerror="${attack('typed', server.address)}">`);
  window.key('Return', 'Return');
  window.type(`<meta http-equiv="refresh" content="0; url=${server.address}/typed">`);
  window.key('Return', 'Return');
  window.type('More.');
  await pause(1000);
  window.key('ctrl+s');
  await until('what was typed is on disk', () =>
    blog.read('posts/hostile/index.md').endsWith('More.'),
  );
  window.key('ctrl+Home');
  await until('the pane still shows the post', () => window.find(blue, places.preview) !== null);

  // What swallows the rest arrives one by one, as another program would write it.
  const before = blog.read('posts/hostile/index.md');
  for (const { html } of all(server.address).filter(({ alone }) => alone)) {
    blog.write('posts/hostile/index.md', before.replace('The end.', `${html}\n\nThe end.`));
    await pause(900);
  }
  blog.write('posts/hostile/index.md', before);
  await pause(900);
  await until('the pane still shows the post', () => window.find(blue, places.preview) !== null);
  expect(window.title).toBe('Hostile — blog');
  expect(server.asked).toEqual([]);
  expect(folders(blog)).toEqual(['2023-review', 'hello', 'hostile']);

  // The server does count.
  await fetch(`${server.address}/counts`);
  expect(server.asked).toEqual(['/counts']);
  server.stop();
});

test('the same call from a frame that may run script does reach Go, so the story above can fail', async ({
  home,
  blog,
  show,
}) => {
  const window = await show([blog.dir], {
    program: 'penpush-dev',
    env: {
      assetdir: withFrame(home),
      loglevel: 'Error',
      devserver: `localhost:${String(await freePort())}`,
    },
  });
  await window.shows('2023년을 돌아보며 — blog');
  await until('the call has left a post', () =>
    folders(blog).some((name) => name.startsWith('pwned')),
  );
});

/** The app's page with a frame in it that is allowed to run one script of its own. */
function withFrame(home: Home): string {
  const dir = path.join(home.dir, 'dist');
  fs.cpSync(path.join(root, 'frontend/dist'), dir, { recursive: true });
  const index = path.join(dir, 'index.html');
  const page = fs.readFileSync(index, 'utf8');
  fs.writeFileSync(index, page.replace('</body>', '<iframe src="/frame.html"></iframe></body>'));
  fs.writeFileSync(
    path.join(dir, 'frame.html'),
    '<!doctype html><script src="/frame.js"></script>',
  );
  fs.writeFileSync(path.join(dir, 'frame.js'), `setTimeout(() => { ${attack('frame')} }, 3000)`);
  return dir;
}
