/** Editor behaviour told as text with a cursor mark: "hel|lo", or "he<ll>o" for a selection. */
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import { writing } from '../language';

export function stateOf(text: string): EditorState {
  const caret = text.indexOf('|');
  const from = caret >= 0 ? caret : text.indexOf('<');
  const to = caret >= 0 ? caret : text.indexOf('>', from) - 1;
  const doc = caret >= 0 ? text.replace('|', '') : text.replace('<', '').replace('>', '');
  const state = EditorState.create({
    doc,
    selection: EditorSelection.single(from, to),
    extensions: [writing()],
  });
  return parsed(state);
}

/** The state with its whole tree, however busy the machine is. */
function parsed(state: EditorState): EditorState {
  ensureSyntaxTree(state, state.doc.length, 5000);
  return state.update({}).state;
}

export function textOf(state: EditorState): string {
  const doc = state.doc.toString();
  const { from, to, empty } = state.selection.main;
  if (empty) return `${doc.slice(0, from)}|${doc.slice(from)}`;
  return `${doc.slice(0, from)}<${doc.slice(from, to)}>${doc.slice(to)}`;
}

/** The text after a command, or null when the command has nothing to do there. */
export function after(text: string, ...commands: StateCommand[]): string | null {
  let state = stateOf(text);
  let did = true;
  for (const command of commands) {
    did = command({ state, dispatch: (tr) => (state = tr.state) });
    state = parsed(state);
  }
  return did ? textOf(state) : null;
}
