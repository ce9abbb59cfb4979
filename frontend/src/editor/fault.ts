import { EditorView, Decoration, type DecorationSet } from '@codemirror/view';
import { faultField } from '../document';

const faulty = Decoration.line({ class: 'pp-fault' });

/** Marks the line that makes the front matter unreadable; the strip above the text says why. */
export const faultMark = EditorView.decorations.compute([faultField], (state): DecorationSet => {
  const at = state.field(faultField);
  if (at < 0) return Decoration.none;
  return Decoration.set([faulty.range(state.doc.lineAt(at).from)]);
});
