/** Two texts side by side: which lines stand opposite each other. */

/** One row: a line of each side, null where that side has none. */
export interface Pair {
  mine: string | null;
  theirs: string | null;
  same: boolean;
}

/** Beyond this many different lines the rest is shown as one change. */
const most = 2000;

export function pairs(mine: readonly string[], theirs: readonly string[]): Pair[] {
  let start = 0;
  while (start < mine.length && start < theirs.length && mine[start] === theirs[start]) start++;
  let end = 0;
  const room = Math.min(mine.length, theirs.length) - start;
  while (end < room && mine[mine.length - 1 - end] === theirs[theirs.length - 1 - end]) end++;
  const a = mine.slice(start, mine.length - end);
  const b = theirs.slice(start, theirs.length - end);
  return [
    ...mine.slice(0, start).map(same),
    ...opposite(a, b, common(a, b)),
    ...mine.slice(mine.length - end).map(same),
  ];
}

function same(line: string): Pair {
  return { mine: line, theirs: line, same: true };
}

/** Sets what stands between common lines opposite each other. */
function opposite(a: string[], b: string[], shared: [number, number][]): Pair[] {
  const rows: Pair[] = [];
  let i = 0;
  let j = 0;
  for (const [x, y] of [...shared, [a.length, b.length] as [number, number]]) {
    while (i < x || j < y) {
      rows.push({ mine: i < x ? a[i++]! : null, theirs: j < y ? b[j++]! : null, same: false });
    }
    if (x < a.length) rows.push(same(a[x]!));
    i = x + 1;
    j = y + 1;
  }
  return rows;
}

/** Positions of a longest common run of lines, by Myers' shortest edit script. */
function common(a: string[], b: string[]): [number, number][] {
  const limit = Math.min(a.length + b.length, most);
  const trail: Map<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  for (let d = 0; d <= limit; d++) {
    trail.push(reach);
    const next = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      let x = step(reach, k, d);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trail, a.length, b.length);
    }
    reach = next;
  }
  return [];
}

/** How far diagonal k comes with one more edit. */
function step(reach: Map<number, number>, k: number, d: number): number {
  return isDown(reach, k, d) ? Math.max(reach.get(k + 1) ?? 0, 0) : (reach.get(k - 1) ?? -1) + 1;
}

function walkBack(trail: Map<number, number>[], toX: number, toY: number): [number, number][] {
  const shared: [number, number][] = [];
  let x = toX;
  let y = toY;
  for (let d = trail.length - 1; d >= 0 && (x > 0 || y > 0); d--) {
    const reach = trail[d]!;
    const k = x - y;
    const begin = step(reach, k, d);
    while (x > begin && x > 0 && y > 0) shared.push([--x, --y]);
    if (d === 0) break;
    if (isDown(reach, k, d)) y--;
    else x--;
  }
  return shared.reverse();
}

/** Whether that edit adds a line of theirs, rather than taking one of mine away. */
function isDown(reach: Map<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
}

/** Rows to show: runs of equal lines far from any change are folded to a number. */
export type Shown<Row extends Pair = Pair> = Row | { folded: number };

export function folded<Row extends Pair>(rows: readonly Row[], around = 3): Shown<Row>[] {
  const near = new Uint8Array(rows.length);
  rows.forEach((row, i) => {
    if (!row.same) near.fill(1, Math.max(0, i - around), i + around + 1);
  });
  const shown: Shown<Row>[] = [];
  for (let i = 0; i < rows.length;) {
    let end = i;
    while (end < rows.length && !near[end]) end++;
    if (end - i > 1) shown.push({ folded: end - i });
    else if (end > i) shown.push(rows[i]!);
    if (end < rows.length) shown.push(rows[end]!);
    i = end + 1;
  }
  return shown;
}

/** One row of three texts: what both sides grew out of stands between them. */
export interface Triple extends Pair {
  base: string | null;
}

/** Three texts side by side: a line that one side changed stands opposite the old one. */
export function triples(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): Triple[] {
  const left = beside(base, mine);
  const right = beside(base, theirs);
  const rows: Triple[] = [];
  for (let i = 0; i <= base.length; i++) {
    const a = left[i]!;
    const b = right[i]!;
    for (let k = 0; k < Math.max(a.added.length, b.added.length); k++) {
      rows.push({ mine: a.added[k] ?? null, base: null, theirs: b.added[k] ?? null, same: false });
    }
    if (i === base.length) break;
    const same = a.line === base[i] && b.line === base[i];
    rows.push({ mine: a.line, base: base[i]!, theirs: b.line, same });
  }
  return rows;
}

/** What a side made of a line of the base, and what it put before it. */
interface Beside {
  added: string[];
  line: string | null;
}

function beside(base: readonly string[], side: readonly string[]): Beside[] {
  const all: Beside[] = [{ added: [], line: null }];
  for (const row of pairs(side, base)) {
    const last = all[all.length - 1]!;
    if (row.theirs === null) last.added.push(row.mine!);
    else {
      last.line = row.mine;
      all.push({ added: [], line: null });
    }
  }
  return all;
}
