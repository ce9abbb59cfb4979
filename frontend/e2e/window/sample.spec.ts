import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../house/app';
import { type Home } from '../house/home';
import { pause, RealWindow } from '../house/realwindow';
import { expect, test } from '../house/windowtest';

const { places } = RealWindow;
const korean = { LC_ALL: 'ko_KR.UTF-8', LANG: 'ko_KR.UTF-8' };

test('the sample blog opens in Korean, and a killed window loses at most the last second', async ({
  home,
  show,
}, info) => {
  const first = await show(['--sample'], { env: korean });
  await first.shows(/[가-힣].* — .+/);
  const title = first.title;
  first.screenshot(info.outputPath('sample.png'));

  // Words are typed on and on, as fast as people do, and the app dies in the middle of them.
  first.click(places.text);
  first.key('ctrl+End', 'Return', 'Return');
  const typed: { word: string; at: number }[] = [];
  const end = Date.now() + 5000;
  while (Date.now() < end) {
    const word = `w${String(typed.length).padStart(3, '0')}`;
    await type(first, `${word} `);
    typed.push({ word, at: Date.now() });
  }
  const killed = Date.now();
  await first.close('SIGKILL');

  const second = await show(['--sample'], { env: korean });
  await second.shows(title);
  await pause(500);
  second.screenshot(info.outputPath('after.png'));
  second.key('ctrl+s');
  const safe = typed
    .filter(({ at }) => at <= killed - 1000)
    .map(({ word }) => word)
    .join(' ');
  expect(safe.length).toBeGreaterThan(15);
  await until(`"${safe}" is on disk`, () => posts(home).some((text) => text.includes(safe)));
});

async function type(window: RealWindow, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    execFile('xdotool', ['type', '--delay', '80', text], (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  expect(window.app.process.exitCode).toBeNull();
}

/** All posts of the sample blog, as they are on disk. */
function posts(home: Home): string[] {
  const sample = path.join(home.dir, 'data/penpush/sample');
  return fs
    .readdirSync(sample, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => fs.readFileSync(path.join(sample, name), 'utf8'));
}
