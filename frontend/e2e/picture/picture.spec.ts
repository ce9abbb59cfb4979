import path from 'node:path';
import { root } from '../house/home';
import { pause, RealWindow } from '../house/realwindow';
import { test } from '../house/test';

// The README's picture: the real window on the sample blog, with a post that is changed by typing.
test('a picture of the running window', async ({ home }) => {
  const window = await RealWindow.open(home, ['--sample'], { env: { LC_ALL: 'en_US.UTF-8' } });
  try {
    await pause(4000);
    window.click({ x: 110, y: 530 }); // a post with a cover, a table and code
    await pause(2500);
    window.xdotool('mousemove', '640', '790');
    await pause(500);
    window.screenshot(path.join(root, 'docs/penpush.png'));
  } finally {
    await window.close();
  }
});
