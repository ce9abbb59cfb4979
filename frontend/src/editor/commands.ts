/** What the writer can do to the text. Menu, palette and keys run these. */
import { redo, undo } from '@codemirror/commands';
import type { EditorView, KeyBinding } from '@codemirror/view';
import { openSession } from '../document';
import { openFind, openReplace } from './find';
import { toggleHeading, toggleList, toggleQuote } from './lines';
import { insertLink, toggleBold, toggleCode, toggleItalic } from './marks';

export interface EditorCommand {
  /** Its title is the message commands.<id>. */
  id: string;
  /** Keys in CodeMirror's notation. */
  key?: string;
  /** Other keys on a Mac. */
  mac?: string;
  run(view: EditorView): boolean;
}

/**
 * The keys. Mod-Shift-f is kept free for a search over all posts, so the front matter's raw view is
 * Mod-Shift-m ("meta"). Lists and quote are where GitHub and word processors have them.
 */
export const editorCommands: EditorCommand[] = [
  { id: 'undo', key: 'Mod-z', run: undo },
  { id: 'redo', key: 'Mod-Shift-z', run: redo },
  { id: 'find', key: 'Mod-f', run: openFind },
  { id: 'replace', key: 'Mod-h', mac: 'Mod-Alt-f', run: openReplace },
  { id: 'bold', key: 'Mod-b', run: toggleBold },
  { id: 'italic', key: 'Mod-i', run: toggleItalic },
  { id: 'code', key: 'Mod-e', run: toggleCode },
  { id: 'link', key: 'Mod-k', run: insertLink },
  { id: 'heading1', key: 'Mod-1', run: toggleHeading(1) },
  { id: 'heading2', key: 'Mod-2', run: toggleHeading(2) },
  { id: 'heading3', key: 'Mod-3', run: toggleHeading(3) },
  { id: 'bulletList', key: 'Mod-Shift-8', run: toggleList('bullet') },
  { id: 'numberedList', key: 'Mod-Shift-7', run: toggleList('number') },
  { id: 'taskList', key: 'Mod-Shift-9', run: toggleList('task') },
  { id: 'quote', key: 'Mod-Shift-.', run: toggleQuote },
  { id: 'rawFrontMatter', key: 'Mod-Shift-m', run: toggleRaw },
];

function toggleRaw(view: EditorView): boolean {
  const session = view.state.facet(openSession);
  if (!session) return false;
  session.raw = !session.raw;
  return true;
}

/** The same as a keymap; it stands before CodeMirror's own. */
export const commandKeys: readonly KeyBinding[] = editorCommands.flatMap(({ key, mac, run }) =>
  key ? [{ key, ...(mac ? { mac } : {}), run, preventDefault: true }] : [],
);
