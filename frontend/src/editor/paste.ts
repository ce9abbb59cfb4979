/** Words from the clipboard. Pictures are images/'s business, which comes first. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { markdownOf } from './html';
import { isAddress } from './marks';

/** Whether the selection stands where Markdown means nothing. */
function verbatim(state: EditorState): boolean {
  const { from } = state.selection.main;
  for (let node = syntaxTree(state).resolveInner(from, -1); node.parent; node = node.parent) {
    if (/^(?:FencedCode|CodeBlock|InlineCode|HTMLBlock|FrontMatter|URL)$/.test(node.name))
      return true;
  }
  return false;
}

/** What is put in for the clipboard's words, or null when plain pasting is right. */
export function pasted(state: EditorState, plain: string, html: string): string | null {
  if (verbatim(state)) return null;
  const { from, to, empty } = state.selection.main;
  const words = state.sliceDoc(from, to);
  if (!empty && isAddress(plain.trim()) && !isAddress(words) && !/[\n[\]]/.test(words)) {
    return `[${words}](${plain.trim()})`;
  }
  return html ? markdownOf(html) : null;
}

export const pasting: Extension = [
  EditorView.domEventHandlers({
    paste(event, view) {
      const data = event.clipboardData;
      if (!data || view.state.readOnly) return false;
      const insert = pasted(view.state, data.getData('text/plain'), data.getData('text/html'));
      if (insert === null) return false;
      event.preventDefault();
      view.dispatch({
        ...view.state.replaceSelection(view.state.toText(insert)),
        scrollIntoView: true,
        userEvent: 'input.paste',
      });
      return true;
    },
  }),
  // A file that holds a zero byte would be no text any more.
  EditorView.clipboardInputFilter.of((text) => text.replaceAll('\0', '')),
];
