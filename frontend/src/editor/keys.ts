import {
  indentLess,
  indentMore,
  moveLineDown,
  moveLineUp,
  redo,
  standardKeymap,
} from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import { findNext, findPrevious } from '@codemirror/search';
import { Prec, type Extension } from '@codemirror/state';
import { keymap, type EditorView, type KeyBinding } from '@codemirror/view';
import { commandKeys } from './commands';
import { closeFind } from './find';
import { markupKeys } from './language';
import { indentItem, outdentItem } from './lines';

function inCode(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  for (let node = syntaxTree(view.state).resolveInner(head, -1); node.parent; node = node.parent) {
    if (node.name === 'FencedCode' || node.name === 'CodeBlock') return true;
  }
  return false;
}

/**
 * Tab is for lists and code. Elsewhere it moves the focus on, as everywhere in a window, so that the
 * text is no trap for those who write without a mouse.
 */
const tabKeys: readonly KeyBinding[] = [
  { key: 'Tab', run: indentItem, shift: outdentItem },
  {
    key: 'Tab',
    run: (view) => inCode(view) && indentMore(view),
    shift: (view) => inCode(view) && indentLess(view),
  },
];

const moreKeys: readonly KeyBinding[] = [
  { key: 'Mod-y', run: redo, preventDefault: true },
  { key: 'Alt-ArrowUp', run: moveLineUp },
  { key: 'Alt-ArrowDown', run: moveLineDown },
  { key: 'Mod-[', run: indentLess },
  { key: 'Mod-]', run: indentMore },
  { key: 'F3', run: findNext, shift: findPrevious, preventDefault: true },
  { key: 'Mod-g', run: findNext, shift: findPrevious, preventDefault: true },
  { key: 'Escape', run: closeFind },
];

/**
 * Ours come first. Of CodeMirror's only the plain keys of a text field are taken over: its larger
 * keymap has other uses for Mod-Enter, Mod-i and Shift-Mod-k.
 */
export const keys: Extension = [
  Prec.high(keymap.of(commandKeys)),
  keymap.of([...tabKeys, ...markupKeys, ...moreKeys, ...standardKeymap]),
];
