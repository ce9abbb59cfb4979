/**
 * The seam speaks whole lines, counted from 0 and without terminators; the editor speaks offsets.
 * Texts are made with Text.of, never split again: a lone "\r" stays inside its line, as it does for
 * Go, and nothing that was not typed is ever named by an edit.
 */
import { ChangeSet, Text, type ChangeSpec } from '@codemirror/state';

/** Replaces lines [from, to) by lines. */
export interface LineEdit {
  from: number;
  to: number;
  lines: string[];
}

/** A text of these lines; no lines at all is the empty text. */
export function textOf(lines: readonly string[]): Text {
  return Text.of(lines.length ? lines : ['']);
}

/** Whole lines that differ, 0-based, half open, in the old and in the new text. */
interface Span {
  from: number;
  to: number;
  newFrom: number;
  newTo: number;
}

/**
 * The edits that make of `base` what `changes` make of it: ascending, apart from each other, and
 * naming only lines that changed.
 */
export function lineEdits(base: Text, changes: ChangeSet): LineEdit[] {
  const next = changes.apply(base);
  const spans: Span[] = [];
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const span = spanOf(base, next, { fromA, toA, fromB, toB });
    const last = spans.at(-1);
    if (last && span.from < last.to) {
      last.to = Math.max(last.to, span.to);
      last.newTo = Math.max(last.newTo, span.newTo);
    } else {
      spans.push(span);
    }
  });
  return spans.flatMap((span) => editOf(base, next, span));
}

interface Ranges {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

/**
 * A change that begins at the end of a line leaves that line alone, and one that ends at the start
 * of a line leaves that one alone: with two equal lines that end differently ("\r\n" and "\n") it
 * matters which of them is named.
 */
function spanOf(base: Text, next: Text, { fromA, toA, fromB, toB }: Ranges): Span {
  const first = base.lineAt(fromA);
  const last = base.lineAt(toA);
  const newFirst = next.lineAt(fromB);
  const newLast = next.lineAt(toB);
  const span = {
    from: first.number - 1,
    to: last.number,
    newFrom: newFirst.number - 1,
    newTo: newLast.number,
  };
  if (toA === last.from && toB === newLast.from) {
    span.to--;
    span.newTo--;
  } else if (fromA === first.to && fromB === newFirst.to) {
    span.from++;
    span.newFrom++;
  }
  return span;
}

function editOf(base: Text, next: Text, span: Span): LineEdit[] {
  let { from, to, newFrom, newTo } = span;
  while (from < to && newFrom < newTo && base.line(from + 1).text === next.line(newFrom + 1).text) {
    from++;
    newFrom++;
  }
  while (from < to && newFrom < newTo && base.line(to).text === next.line(newTo).text) {
    to--;
    newTo--;
  }
  if (from === to && newFrom === newTo) return [];
  const lines: string[] = [];
  for (let n = newFrom; n < newTo; n++) lines.push(next.line(n + 1).text);
  return [{ from, to, lines }];
}

/** What Go does with edits; the answer shares nothing with `lines`. */
export function applyLineEdits(lines: readonly string[], edits: readonly LineEdit[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const edit of edits) {
    if (edit.from < at || edit.to < edit.from || edit.to > lines.length) {
      throw new RangeError(
        `edit lines ${edit.from} to ${edit.to} of ${lines.length}: out of place`,
      );
    }
    out.push(...lines.slice(at, edit.from), ...edit.lines);
    at = edit.to;
  }
  out.push(...lines.slice(at));
  return out.length ? out : [''];
}

/**
 * The edits as changes of `doc`. Each keeps what its old and new lines have in common at both ends,
 * so that a caret in a line which another program merely moved or lengthened stays where it was.
 */
export function changesOf(doc: Text, edits: readonly LineEdit[]): ChangeSet {
  const specs: ChangeSpec[] = joined(edits).flatMap((edit) => pieces(doc, edit));
  return ChangeSet.of(specs, doc.length);
}

/** Edits that touch become one: each needs a line break of its own beside it. */
function joined(edits: readonly LineEdit[]): LineEdit[] {
  const out: LineEdit[] = [];
  for (const edit of edits) {
    const last = out.at(-1);
    if (last && last.to === edit.from) {
      out[out.length - 1] = {
        from: last.from,
        to: edit.to,
        lines: [...last.lines, ...edit.lines],
      };
    } else {
      out.push(edit);
    }
  }
  return out;
}

function pieces(doc: Text, edit: LineEdit): ChangeSpec[] {
  const same = edit.to - edit.from === edit.lines.length;
  if (same) {
    return edit.lines.flatMap((line, i) => {
      const old = doc.line(edit.from + i + 1);
      return trimmed(doc, { from: old.from, to: old.to }, Text.of([line]));
    });
  }
  return trimmed(doc, ...whole(doc, edit));
}

/** The stretch of `doc` that the edit replaces, and by what, line breaks included. */
function whole(doc: Text, edit: LineEdit): [{ from: number; to: number }, Text] {
  const insert = edit.lines;
  if (edit.to < doc.lines) {
    const range = { from: doc.line(edit.from + 1).from, to: doc.line(edit.to + 1).from };
    return [range, insert.length ? Text.of([...insert, '']) : Text.empty];
  }
  if (edit.from === 0) return [{ from: 0, to: doc.length }, textOf(insert)];
  // Up to the last line: the line break before goes along, and comes back before each new line.
  const range = { from: doc.line(edit.from).to, to: doc.length };
  return [range, insert.length ? Text.of(['', ...insert]) : Text.empty];
}

function trimmed(doc: Text, range: { from: number; to: number }, insert: Text): ChangeSpec[] {
  const old = doc.slice(range.from, range.to);
  if (old.eq(insert)) return [];
  const a = old.toString();
  const b = insert.toString();
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  if (start && splitsPair(a, start)) start--;
  let end = 0;
  while (
    end < shorter - start &&
    a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)
  )
    end++;
  if (end && splitsPair(a, a.length - end)) end--;
  return [
    {
      from: range.from + start,
      to: range.to - end,
      insert: insert.slice(start, insert.length - end),
    },
  ];
}

/** Whether a cut before `at` would separate the halves of one character. */
function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
