// Start → usable, and memory, of Penpush with the sample blog's post open, beside
// an empty Wails window, interleaved. Usage: xvfb-run -a node bench/start.mjs [rounds]
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 7);
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'penpush-bench-'));
const env = {
  ...process.env,
  HOME: home,
  XDG_CONFIG_HOME: `${home}/config`,
  XDG_DATA_HOME: `${home}/data`,
  XDG_CACHE_HOME: `${home}/cache`,
  GIT_CONFIG_NOSYSTEM: '1',
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function titles(pid) {
  try {
    const ids = execFileSync('xdotool', ['search', '--onlyvisible', '--pid', String(pid)], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return ids.trim().split('\n').map((id) => execFileSync('xdotool', ['getwindowname', id], { env, encoding: 'utf8' }).trim());
  } catch {
    return [];
  }
}

/** The process and its descendants. */
function family(pid) {
  const children = fs.readdirSync(`/proc/${pid}/task`).flatMap((t) => {
    try {
      return fs.readFileSync(`/proc/${pid}/task/${t}/children`, 'utf8').trim().split(' ').filter(Boolean);
    } catch {
      return [];
    }
  });
  return [String(pid), ...children.flatMap(family)];
}

function pss(pid) {
  let kB = 0;
  for (const p of family(pid)) {
    const rollup = fs.readFileSync(`/proc/${p}/smaps_rollup`, 'utf8');
    kB += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kB / 1024;
}

async function once(file, args, usable) {
  const from = performance.now();
  const app = spawn(path.join(root, 'build/bin', file), args, { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => app.once('exit', resolve));
  while (!titles(app.pid).some(usable)) {
    if (performance.now() - from > 60_000) throw new Error(`${file} was never usable: ${titles(app.pid).join()}`);
    await pause(10);
  }
  const ms = performance.now() - from;
  await pause(3000);
  const mb = pss(app.pid);
  app.kill();
  await ended;
  return { ms, mb };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const runs = { empty: [], penpush: [] };
for (let i = -1; i < rounds; i++) {
  const empty = await once('empty', [], (t) => t === 'empty ready');
  const penpush = await once('penpush', ['--sample'], (t) => t.includes(' — '));
  if (i < 0) continue; // the first round fills caches and makes the sample blog
  runs.empty.push(empty);
  runs.penpush.push(penpush);
}
for (const [name, list] of Object.entries(runs)) {
  const ms = list.map((r) => r.ms);
  console.log(`${name.padEnd(8)} start ${median(ms).toFixed(0)} ms (${Math.min(...ms).toFixed(0)}–${Math.max(...ms).toFixed(0)}), memory ${median(list.map((r) => r.mb)).toFixed(0)} MB`);
}
const ratio = median(runs.penpush.map((r, i) => r.ms / runs.empty[i].ms));
const more = median(runs.penpush.map((r, i) => r.mb - runs.empty[i].mb));
console.log(`start ${ratio.toFixed(2)}× the empty window (goal 2×), memory +${more.toFixed(0)} MB (goal +80)`);
fs.rmSync(home, { recursive: true, force: true });
