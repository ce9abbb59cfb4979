/** Which words of a line changed. */

export interface Piece {
  text: string;
  changed: boolean;
}

/** Beyond this many words a line is not looked into. */
const most = 400;

/** Both sides of a changed line, cut where they differ. */
export function pieces(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const a = cut(before);
  const b = cut(after);
  if (a.length > most || b.length > most) return { before: whole(before), after: whole(after) };
  const common = lengths(a, b);
  const old: Piece[] = [];
  const now: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(old, a[i++]!, false);
      add(now, b[j++]!, false);
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      add(old, a[i++]!, true);
    } else {
      add(now, b[j++]!, true);
    }
  }
  // Two lines with hardly a word in common are two lines, not one that changed.
  const kept = letters(old.filter(({ changed }) => !changed).map(({ text }) => text));
  if (kept * 3 < Math.max(letters(a), letters(b))) {
    return { before: whole(before), after: whole(after) };
  }
  return { before: old, after: now };
}

/** How many signs there are, blanks left out. */
function letters(texts: string[]): number {
  return texts.join('').replace(/\s+/g, '').length;
}

function whole(text: string): Piece[] {
  return text ? [{ text, changed: false }] : [];
}

/** Words, blanks, and every other sign by itself. */
function cut(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? [];
}

function add(list: Piece[], text: string, changed: boolean): void {
  const last = list[list.length - 1];
  if (last?.changed === changed) last.text += text;
  else list.push({ text, changed });
}

/** How many words two ends have in common, for every two places. */
function lengths(a: string[], b: string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] =
        a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}

export interface Line {
  op: string;
  text: string;
}

/** Lines with the words that changed in them: a removed line and the one in its place belong together. */
export function withWords(lines: readonly Line[]): (Line & { pieces: Piece[] })[] {
  const shown = lines.map((line) => ({ ...line, pieces: whole(line.text) }));
  for (let i = 0; i < shown.length; i++) {
    if (shown[i]!.op !== '-') continue;
    let end = i;
    while (shown[end]?.op === '-') end++;
    let stop = end;
    while (shown[stop]?.op === '+') stop++;
    const pairs = Math.min(end - i, stop - end);
    for (let k = 0; k < pairs; k++) {
      const both = pieces(shown[i + k]!.text, shown[end + k]!.text);
      shown[i + k]!.pieces = both.before;
      shown[end + k]!.pieces = both.after;
    }
    i = stop - 1;
  }
  return shown;
}
