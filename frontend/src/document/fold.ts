/**
 * The front matter in the editor's text: folded out of sight, it is out of reach as well. Select
 * all, delete, find, replace and copy stop at it, because no selection and no change gets in; only
 * the raw view, field edits, other programs' changes and undo of those do.
 */
import {
  Annotation,
  EditorSelection,
  EditorState,
  StateEffect,
  StateField,
  Text,
  Transaction,
  type Extension,
  type SelectionRange,
  type TransactionSpec,
} from '@codemirror/state';
import { isolateHistory } from '@codemirror/commands';
import type { FrontMatter } from '../api';

export interface Fold {
  /** Where the body begins: the start of its first line, or the text's end when it has none. */
  end: number;
  /** Whether the front matter is shown as text. */
  raw: boolean;
}

export const setFold = StateEffect.define<Partial<Fold>>();

/** Marks a change that is meant for the front matter. */
export const reachesFrontMatter = Annotation.define<boolean>();

export const foldField = StateField.define<Fold>({
  create: () => ({ end: 0, raw: false }),
  update(fold, tr) {
    let { end, raw } = fold;
    if (tr.docChanged) end = tr.changes.mapPos(end, -1);
    for (const effect of tr.effects) {
      if (!effect.is(setFold)) continue;
      end = effect.value.end ?? end;
      raw = effect.value.raw ?? raw;
    }
    return end === fold.end && raw === fold.raw ? fold : { end, raw };
  },
});

/** Where the text that can be reached begins: 0 when nothing is folded. */
export function bodyStart(state: EditorState): number {
  const fold = state.field(foldField, false);
  return fold && !fold.raw ? fold.end : 0;
}

/** Where a front matter ends in a text; 0 when there is none, or none that was understood. */
export function frontMatterEnd(doc: Text, frontMatter: FrontMatter): number {
  const { from, to, problem } = frontMatter;
  if (problem.code || to <= from) return 0;
  return to < doc.lines ? doc.line(to + 1).from : doc.length;
}

/** The selection with its parts in the front matter moved to where the body begins. */
export function reachable(selection: EditorSelection, end: number): EditorSelection {
  if (selection.ranges.every((range) => range.from >= end)) return selection;
  const clamp = ({ anchor, head }: SelectionRange) =>
    EditorSelection.range(Math.max(anchor, end), Math.max(head, end));
  return EditorSelection.create(selection.ranges.map(clamp), selection.mainIndex);
}

/** The fold and its guard, for a text whose front matter ends at `end`. */
export function frontMatterFold(end: number, raw: boolean): Extension {
  return [foldField.init(() => ({ end, raw })), EditorState.transactionFilter.of(guard)];
}

function guard(tr: Transaction): TransactionSpec | readonly TransactionSpec[] {
  const end = bodyStart(tr.startState);
  if (!end || tr.annotation(reachesFrontMatter)) return tr;
  const { ranges, inside } = reach(tr, end);
  if (inside) return ranges === 1 ? clipped(tr, end) : [];
  const newEnd = tr.changes.mapPos(end, -1);
  const selection = reachable(tr.newSelection, newEnd);
  return selection === tr.newSelection ? tr : [tr, { selection, sequential: true }];
}

function reach(tr: Transaction, end: number): { ranges: number; inside: boolean } {
  const bare = lacksBody(tr.startState, end);
  let ranges = 0;
  let inside = false;
  tr.changes.iterChanges((from) => {
    ranges++;
    if (from < end || (bare && from === end)) inside = true;
  });
  return { ranges, inside };
}

/** Whether the file ends with its front matter, so that a first word needs a line of its own. */
function lacksBody(state: EditorState, end: number): boolean {
  return end === state.doc.length && state.doc.lineAt(end).from !== end;
}

/** What is left of a single change: its part in the body. */
function clipped(tr: Transaction, end: number): TransactionSpec | readonly TransactionSpec[] {
  const doc = tr.startState.doc;
  let begin = doc.length;
  let stop = 0;
  tr.changes.iterChangedRanges((from, to) => {
    begin = from;
    stop = to;
  });
  const added = tr.newDoc.slice(begin, tr.newDoc.length - (doc.length - stop));
  const from = Math.max(begin, end);
  const to = Math.max(stop, end);
  const first = added.length > 0 && lacksBody(tr.startState, end);
  const insert = first ? Text.of(['', '']).append(added) : added;
  if (from === to && !insert.length) return [];
  const event = tr.annotation(Transaction.userEvent);
  const isolate = tr.annotation(isolateHistory);
  return {
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    effects: tr.effects,
    scrollIntoView: tr.scrollIntoView,
    annotations: [
      ...(event ? [Transaction.userEvent.of(event)] : []),
      ...(isolate ? [isolateHistory.of(isolate)] : []),
    ],
  };
}
