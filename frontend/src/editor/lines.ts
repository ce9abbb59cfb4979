/** Headings, lists and quotes: signs at the start of lines; and how Tab moves items of a list. */
import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';

const heading = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const item = /^([ \t]*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+|$)(\[[ xX]\](?:[ \t]+|$))?/;
const quote = /^ {0,3}>[ \t]?/;

/** The lines of the selection that hold something; a single one counts even when it is empty. */
function selectedLines(state: EditorState): Line[] {
  const lines: Line[] = [];
  for (const range of state.selection.ranges) {
    let { number } = state.doc.lineAt(range.from);
    const last = state.doc.lineAt(range.to).number;
    const single = number === last;
    for (; number <= last; number++) {
      const line = state.doc.line(number);
      if (single || line.text.trim()) lines.push(line);
    }
  }
  return lines;
}

function apply({ state, dispatch }: Parameters<StateCommand>[0], changes: ChangeSpec[]): boolean {
  if (state.readOnly || !changes.length) return false;
  const set = state.changes(changes);
  dispatch(
    state.update({
      changes: set,
      selection: state.selection.map(set, 1),
      scrollIntoView: true,
      userEvent: 'input.format',
    }),
  );
  return true;
}

/** Makes lines headings of a level, or plain again when they already are. */
export function toggleHeading(level: number): StateCommand {
  return (target) => {
    const lines = selectedLines(target.state);
    const sign = '#'.repeat(level);
    const off = lines.every((line) => heading.exec(line.text)?.[1] === sign);
    return apply(
      target,
      lines.map((line) => {
        const old = heading.exec(line.text)?.[0].length ?? 0;
        return { from: line.from, to: line.from + old, insert: off ? '' : sign + ' ' };
      }),
    );
  };
}

type ListKind = 'bullet' | 'number' | 'task';

function kindOf(text: string): ListKind | null {
  const found = item.exec(text);
  if (!found) return null;
  if (found[6]) return 'task';
  return found[2] ? 'bullet' : 'number';
}

/** Makes lines items of a list, items of another kind, or plain again. */
export function toggleList(kind: ListKind): StateCommand {
  return (target) => {
    const lines = selectedLines(target.state);
    const off = lines.every((line) => kindOf(line.text) === kind);
    let n = 0;
    return apply(
      target,
      lines.map((line) => {
        const found = item.exec(line.text);
        const indent = /^[ \t]*/.exec(line.text)![0].length;
        n++;
        const sign = kind === 'number' ? `${n}. ` : kind === 'task' ? '- [ ] ' : '- ';
        return {
          from: line.from + indent,
          to: line.from + (found?.[0].length ?? indent),
          insert: off ? '' : sign,
        };
      }),
    );
  };
}

/** Makes lines a quote, or takes one level of it away. */
export const toggleQuote: StateCommand = (target) => {
  const lines = selectedLines(target.state);
  const off = lines.every((line) => quote.test(line.text));
  return apply(
    target,
    lines.map((line) => {
      const old = off ? quote.exec(line.text)![0].length : 0;
      return { from: line.from, to: line.from + old, insert: off ? '' : '> ' };
    }),
  );
};

/** Enter on an empty line of a quote ends it, as it ends a list. */
export const endQuote: StateCommand = (target) => {
  const { state } = target;
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const signs = /^(.*?)>[ \t]*$/.exec(line.text);
  if (!empty || head !== line.to || !signs || !/^[\s>]*$/.test(line.text)) return false;
  return apply(target, [{ from: line.from + signs[1]!.length, to: line.to }]);
};

function indentOf(text: string): number {
  return /^ */.exec(text)![0].length;
}

/** How far in the text of an item begins: what is nested in it stands there. */
function contentOf(text: string): number {
  const [all, indent, bullet, number] = item.exec(text)!;
  const sign = (bullet ?? number + '.').length + 1;
  return Math.min(all.length, indent!.length + sign);
}

/** The item above `line` that is at most as deep as `depth`, within the same list. */
function itemAbove(state: EditorState, line: Line, depth: number): Line | null {
  let blank = 0;
  for (let n = line.number - 1; n >= 1; n--) {
    const above = state.doc.line(n);
    if (!above.text.trim()) {
      if (++blank > 1) return null;
      continue;
    }
    if (item.test(above.text)) {
      if (indentOf(above.text) <= depth) return above;
    } else if (indentOf(above.text) === 0) {
      return null;
    }
  }
  return null;
}

/** Tab in a list: the items go below the one above them. False where no list is. */
export const indentItem: StateCommand = (target) => {
  const { state } = target;
  const lines = selectedLines(state).filter((line) => item.test(line.text));
  const first = lines[0];
  if (!first) return false;
  const depth = indentOf(first.text);
  const above = itemAbove(state, first, depth);
  // The first item of a list has nothing to go below: Tab does nothing, and stays here.
  if (!above || indentOf(above.text) < depth) return true;
  const by = contentOf(above.text) - depth;
  return apply(target, moved(state, lines, by)) || true;
};

/** Shift-Tab in a list: the items leave the one they are below. */
export const outdentItem: StateCommand = (target) => {
  const { state } = target;
  const lines = selectedLines(state).filter((line) => item.test(line.text));
  const first = lines[0];
  if (!first) return false;
  const depth = indentOf(first.text);
  if (!depth) return true;
  const above = itemAbove(state, first, depth - 1);
  const by = (above ? indentOf(above.text) : 0) - depth;
  return apply(target, moved(state, lines, by)) || true;
};

/** Moves items with what is nested in them. */
function moved(state: EditorState, lines: Line[], by: number): ChangeSpec[] {
  const all = new Map<number, Line>();
  for (const line of lines) {
    all.set(line.number, line);
    const depth = indentOf(line.text);
    for (let n = line.number + 1; n <= state.doc.lines; n++) {
      const below = state.doc.line(n);
      if (below.text.trim() && indentOf(below.text) <= depth) break;
      if (below.text.trim()) all.set(n, below);
    }
  }
  return [...all.values()].map((line) =>
    by > 0
      ? { from: line.from, insert: ' '.repeat(by) }
      : { from: line.from, to: line.from + Math.min(-by, indentOf(line.text)) },
  );
}
