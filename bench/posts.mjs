// Ten thousand posts: searched and listed by penpush-cli beside ripgrep and hugo,
// and edited in one field beside sed, in turn, with a warm cache; then searched in
// the app's memory.
// Usage: node bench/posts.mjs [rounds]
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 7);
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'penpush-bench-'));
const blog = path.join(home, 'blog');
const [GOCACHE, GOMODCACHE] = execFileSync('go', ['env', 'GOCACHE', 'GOMODCACHE'], { encoding: 'utf8' }).trim().split('\n');
const env = {
  ...process.env,
  HOME: home,
  XDG_CONFIG_HOME: `${home}/config`,
  XDG_DATA_HOME: `${home}/data`,
  XDG_CACHE_HOME: `${home}/cache`,
  GOCACHE,
  GOMODCACHE,
  GIT_CONFIG_NOSYSTEM: '1',
};
const cli = path.join(root, 'build/bin/penpush-cli');

function once([program, ...args]) {
  const from = performance.now();
  const { error, status } = spawnSync(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args[0]} ended with ${status}`);
  return performance.now() - from;
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

function beside(what, ours, theirs, goal, often = rounds, before = () => {}) {
  const times = { ours: [], theirs: [] };
  for (let i = -1; i < often; i++) {
    before();
    const pair = { ours: once(ours), theirs: once(theirs) };
    if (i < 0) continue; // the first round fills caches
    times.ours.push(pair.ours);
    times.theirs.push(pair.theirs);
  }
  const ratio = median(times.ours.map((ms, i) => ms / times.theirs[i]));
  const [a, b] = [median(times.ours), median(times.theirs)].map((ms) => ms.toFixed(0));
  const said = ratio < 1 ? `${(1 / ratio).toFixed(1)}× faster` : `${ratio.toFixed(2)}×`;
  console.log(`${what}: ${path.basename(ours[0])} ${a} ms, ${path.basename(theirs[0])} ${b} ms: ${said} (goal ${goal})`);
}

execFileSync('go', ['run', './bench/blog', 'hugo', '10000', blog], { cwd: root, env, stdio: 'inherit' });
const content = path.join(blog, 'content');
for (const query of ['조용한 저녁', 'kettle waited']) {
  beside(`search "${query}"`, [cli, 'search', blog, query], ['rg', '-i', '-F', '-n', query, content], '≤ 3×');
}
beside('list, with states', [cli, 'list', blog, '--json'], ['hugo', 'list', 'all', '-s', blog], '10× faster');
beside('check, every rule but links', [cli, 'check', blog, '--json'], [cli, 'list', blog, '--json'], '≤ 3×');
const below = (dir, end) => fs.readdirSync(dir, { recursive: true }).filter((n) => n.endsWith(end)).map((n) => path.join(dir, n));
const forget = () => below(path.join(home, 'data'), `${path.sep}checks`).forEach((file) => fs.rmSync(file));
beside('check for the first time, with nothing kept', [cli, 'check', blog, '--json'], [cli, 'list', blog, '--json'], 'none', 3, forget);
const post = below(content, '.md')[5000];
beside('check one post', [cli, 'check', post, '--json'], [cli, 'list', blog, '--json'], 'none');
const edit = path.join(home, 'edit');
execFileSync('go', ['build', '-o', edit, './bench/edit'], { cwd: root, env, stdio: 'inherit' });
const sed = `find "$0" -name '*.md' -print0 | xargs -0 sed -i 's/^title: .*/title: "Another"/'`;
beside('one field in every post', [edit, blog, 'A title'], ['sh', '-c', sed, content], 'none; every file is synced', 3);
execFileSync('go', ['test', './internal/search', '-run', '^$', '-bench', 'Find', '-benchtime', '20x'], {
  cwd: root, env: { ...env, PENPUSH_BENCH_BLOG: blog }, stdio: 'inherit',
});
execFileSync('go', ['test', './internal/posts', '-run', '^$', '-bench', 'Scan', '-benchtime', '5x'], { cwd: root, env, stdio: 'inherit' });
fs.rmSync(home, { recursive: true, force: true });
