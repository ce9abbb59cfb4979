/** Bold, italic, code and links: signs around words, put there and taken away by the same key. */
import { syntaxTree } from '@codemirror/language';
import {
  EditorSelection,
  type ChangeSpec,
  type EditorState,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state';

/** A sign that stands around words, and the name of what it makes in the syntax tree. */
interface Mark {
  sign: string;
  node: string;
}

interface Span {
  from: number;
  to: number;
}

export const toggleBold = toggle({ sign: '**', node: 'StrongEmphasis' });
export const toggleItalic = toggle({ sign: '*', node: 'Emphasis' });
export const toggleCode = toggle({ sign: '`', node: 'InlineCode' });

function toggle(mark: Mark): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const spec = state.changeByRange((range) =>
      range.empty ? atCaret(state, range, mark) : onWords(state, range, mark),
    );
    dispatch(state.update(spec, { scrollIntoView: true, userEvent: 'input.format' }));
    return true;
  };
}

interface Outcome {
  changes?: ChangeSpec;
  range: SelectionRange;
}

/** Without a selection: begins a marked word, leaves one, or takes its signs away. */
function atCaret(state: EditorState, { head }: SelectionRange, { sign, node }: Mark): Outcome {
  const n = sign.length;
  if (standsAround(state, { from: head, to: head }, sign)) {
    return {
      changes: { from: head - n, to: head + n },
      range: EditorSelection.cursor(head - n),
    };
  }
  const around = enclosing(state, { from: head, to: head }, node);
  if (!around) {
    return {
      changes: { from: head, insert: sign + sign },
      range: EditorSelection.cursor(head + n),
    };
  }
  const inner = content(state, around, sign);
  if (head === inner.to) return { range: EditorSelection.cursor(around.to) };
  return {
    changes: [
      { from: around.from, to: inner.from },
      { from: inner.to, to: around.to },
    ],
    range: EditorSelection.cursor(Math.max(head - (inner.from - around.from), around.from)),
  };
}

/** With a selection: line by line, since a sign does not reach over paragraphs. */
function onWords(state: EditorState, range: SelectionRange, mark: Mark): Outcome {
  const parts = partsOf(state, range);
  if (!parts.length) return { range };
  const found = parts.map((part) => marked(state, part, mark));
  const changes: ChangeSpec[] = found.every(Boolean)
    ? found.flatMap((f) => [
        { from: f!.outer.from, to: f!.inner.from },
        { from: f!.inner.to, to: f!.outer.to },
      ])
    : parts.filter((_, i) => !found[i]).flatMap((part) => wrapped(state, part, mark.sign));
  const set = state.changes(changes);
  const from = parts[0]!.from;
  const to = parts.at(-1)!.to;
  // The words stay selected, the signs around them do not.
  return { changes, range: EditorSelection.range(set.mapPos(from, 1), set.mapPos(to, -1)) };
}

function wrapped(state: EditorState, part: Span, sign: string): ChangeSpec[] {
  const text = state.sliceDoc(part.from, part.to);
  let open = sign;
  let close = sign;
  if (sign === '`' && text.includes('`')) {
    const longest = Math.max(...(text.match(/`+/g) ?? []).map((run) => run.length));
    open = '`'.repeat(longest + 1) + (text.startsWith('`') ? ' ' : '');
    close = (text.endsWith('`') ? ' ' : '') + '`'.repeat(longest + 1);
  }
  return [
    { from: part.from, insert: open },
    { from: part.to, insert: close },
  ];
}

/** The selected words of each line, without blanks at their ends and without list or quote signs. */
function partsOf(state: EditorState, { from, to }: SelectionRange): Span[] {
  const parts: Span[] = [];
  for (let at = from; at <= to;) {
    const line = state.doc.lineAt(at);
    const lead = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|>|#{1,6})[ \t]+(?:\[[ xX]\][ \t]+)?)*/.exec(
      line.text,
    );
    const start = Math.max(from, line.from + (line.from >= from ? lead![0].length : 0));
    const end = Math.min(to, line.to);
    const text = state.sliceDoc(Math.min(start, end), end);
    const trimmed = text.trim();
    if (trimmed) {
      const first = start + text.indexOf(trimmed);
      parts.push({ from: first, to: first + trimmed.length });
    }
    at = line.to + 1;
  }
  return parts;
}

/** The signs around a part: inside it, just outside it, or further out. */
function marked(state: EditorState, part: Span, { sign, node }: Mark): Marked | null {
  const n = sign.length;
  if (part.to - part.from > 2 * n) {
    const inner = { from: part.from + n, to: part.to - n };
    if (standsAround(state, inner, sign)) return { outer: part, inner };
  }
  if (standsAround(state, part, sign)) {
    return { outer: { from: part.from - n, to: part.to + n }, inner: part };
  }
  const around = enclosing(state, part, node);
  return around && { outer: around, inner: content(state, around, sign) };
}

interface Marked {
  outer: Span;
  inner: Span;
}

/** Whether exactly this sign is on both sides: the stars of bold are not those of italic. */
function standsAround(state: EditorState, { from, to }: Span, sign: string): boolean {
  const char = sign[0]!;
  const before = runBefore(state.sliceDoc(Math.max(0, from - 4), from), char);
  const after = runAfter(state.sliceDoc(to, to + 4), char);
  // Three stars are both.
  const holds = (run: number) => run === sign.length || (char === '*' && run === 3);
  return holds(before) && holds(after);
}

function runBefore(text: string, char: string): number {
  let n = 0;
  while (n < text.length && text[text.length - 1 - n] === char) n++;
  return n;
}

function runAfter(text: string, char: string): number {
  let n = 0;
  while (n < text.length && text[n] === char) n++;
  return n;
}

function enclosing(state: EditorState, { from, to }: Span, name: string): Span | null {
  const tree = syntaxTree(state);
  const holds = (node: Span) =>
    from === to ? node.from < from && node.to > to : node.from <= from && node.to >= to;
  for (const side of [-1, 1] as const) {
    for (let node = tree.resolveInner(from, side); node.parent; node = node.parent) {
      if (node.name === name && holds(node)) return node;
    }
  }
  return null;
}

function content(state: EditorState, node: Span, sign: string): Span {
  const text = state.sliceDoc(node.from, node.to);
  const n = sign === '`' ? runAfter(text, '`') : sign.length;
  return { from: node.from + n, to: node.to - n };
}

const address = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Whether a text is an address, and nothing else. */
export function isAddress(text: string): boolean {
  return address.test(text);
}

/** Makes the selected words a link; the caret goes to what is missing. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  const { from, to, empty } = state.selection.main;
  const link = enclosing(state, { from, to }, 'Link');
  if (link) {
    const close = state.sliceDoc(link.from, link.to).lastIndexOf('](');
    if (close < 0) return false;
    const selection = { anchor: link.from + close + 2, head: link.to - 1 };
    dispatch(state.update({ selection, scrollIntoView: true, userEvent: 'select' }));
    return true;
  }
  const text = state.sliceDoc(from, to);
  const isHref = isAddress(text.trim());
  const insert = isHref ? `[](${text.trim()})` : `[${text}]()`;
  const anchor = empty || isHref ? from + 1 : from + insert.length - 1;
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: { anchor },
      scrollIntoView: true,
      userEvent: 'input.format',
    }),
  );
  return true;
};
