/** The folded front matter on the screen: nothing at all, and the caret steps over it. */
import { RangeSet, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import { bodyStart, foldField } from '../document';

const gone = Decoration.replace({ block: true });

function hidden(state: EditorState): DecorationSet {
  const end = bodyStart(state);
  if (!end) return Decoration.none;
  const atLine = state.doc.lineAt(end).from === end;
  return RangeSet.of(gone.range(0, atLine ? end - 1 : end));
}

export const foldedView: Extension = [
  EditorView.decorations.compute([foldField, 'doc'], hidden),
  EditorView.atomicRanges.of((view) => hidden(view.state)),
];
