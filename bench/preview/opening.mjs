// A post of 1 MB is opened: from the click until its first words are painted in the
// preview, beside what bare goldmark and the engine need for the same post: one
// rendering, and the layout of its whole page put in at once.
import { spawnSync } from 'node:child_process';
import { body, open, root } from './house.mjs';
import { quantile } from './recorder.mjs';

const size = 1_000_000;
const mark = 'OPENED HERE';

/** Runs in the page. */
async function opened(words) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
  const row = [...document.querySelectorAll('[role=option]')].find((one) => one.textContent.includes('Size long'));
  const start = performance.now();
  row.click();
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const article = document.querySelector('iframe')?.contentDocument?.getElementById('post');
    if (article?.firstElementChild?.textContent.includes(words)) return (await painted()) - start;
  }
}

/** Runs in the page: the same blocks in a frame of their own, all at once. */
async function laidOut() {
  const answer = await fetch('/page?post=posts/long/index.md');
  const html = (await answer.json()).blocks.map((block) => block.html).join('');
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;inset:0;width:600px;height:700px';
  frame.src = document.querySelector('iframe').src;
  await new Promise((done) => {
    frame.onload = done;
    document.body.append(frame);
  });
  const start = performance.now();
  frame.contentDocument.getElementById('post').innerHTML = html;
  frame.contentDocument.body.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = performance.now() - start;
  frame.remove();
  return took;
}

/** ms that bare goldmark takes for a post of that size. */
function goldmark() {
  const { stdout } = spawnSync('go', ['test', './internal/preview', '-run', '^$', '-bench', 'Page/1MB', '-benchtime', '10x'], { cwd: root, encoding: 'utf8' });
  return Number(/([\d.]+) µs\/goldmark/.exec(stdout)?.[1]) / 1000;
}

export async function opening(rounds) {
  const house = await open({ long: `${mark}\n\n${body(size)}` });
  const ours = [];
  const layout = [];
  for (let i = 0; i < rounds; i++) {
    const page = await house.post('14 kB');
    await page.waitForTimeout(1500);
    ours.push(await page.evaluate(opened, mark));
    await page.waitForTimeout(8000); // it grows to its end
    layout.push(await page.evaluate(laidOut));
    await page.context().close();
  }
  await house.close();
  const [first, whole, bare] = [quantile(ours, 0.5), quantile(layout, 0.5), goldmark()];
  console.log(`a post of 1 MB, from the click until its first words are painted: ${first.toFixed(0)} ms; bare goldmark ${bare.toFixed(0)} ms, layout of its whole page ${whole.toFixed(0)} ms (goal: twice the one and once the other, ${(2 * bare + whole).toFixed(0)} ms)`);
}

if (process.argv[1] === import.meta.filename) await opening(Number(process.argv[2] ?? 5));
