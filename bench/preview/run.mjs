// Key → painted with the preview shown and hidden at three sizes, beside markdown-it
// and remark with innerHTML, in one run in the same Chromium; how soon a post of 1 MB is seen; then how long our
// rendering takes beside bare goldmark.
// Usage: xvfb-run -a node bench/preview/run.mjs [keys]
import { spawnSync } from 'node:child_process';
import { open, root, sizes } from './house.mjs';
import { keystroke, tell } from './keystroke.mjs';
import { opening } from './opening.mjs';
import { others } from './others.mjs';

const keys = Number(process.argv[2] ?? 40);
const house = await open();
console.log('ms, p50 / p95, key → painted | text, pane hidden | text, pane shown | preview, pane shown | shown − hidden, p95');
for (const name of Object.keys(sizes)) {
  tell(name, await keystroke(house, { name, count: Math.ceil(keys / 2), rounds: 2 }));
}
await others(house, keys);
await house.close();
await opening(5);
console.log('rendering, beside bare goldmark:');
const { stdout } = spawnSync('go', ['test', './internal/preview', '-run', 'APaneKeeps', '-v', '-bench', '(Page|HTML|Keystroke)$', '-benchtime', '30x'], { cwd: root, encoding: 'utf8' });
for (const line of stdout.split('\n')) if (/^Benchmark|of heap/.test(line.trim())) console.log(line.trim().replace(/\s+/g, ' '));
