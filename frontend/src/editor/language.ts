/** Markdown as the editor reads it: with code in its own language, and front matter for what it is. */
import {
  insertNewlineContinueMarkupCommand,
  deleteMarkupBackward,
  markdown,
  markdownLanguage,
} from '@codemirror/lang-markdown';
import { languages } from '@codemirror/language-data';
import type { Extension } from '@codemirror/state';
import type { KeyBinding } from '@codemirror/view';
import { styleTags, Tag, tags } from '@lezer/highlight';
import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';
import { endQuote } from './lines';

/** Tables are written in letters of one width, so that their columns stand below each other. */
export const tableTag = Tag.define();

const fences: Record<string, RegExp> = { '---': /^(?:---|\.\.\.)[ \t]*$/, '+++': /^\+\+\+[ \t]*$/ };

/** A front matter is no ruler with a heading below it. */
const frontMatter: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true }],
  props: [styleTags({ FrontMatter: tags.meta, 'Table/...': tableTag })],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(cx: BlockContext, line: Line) {
        const close = cx.lineStart === 0 && fences[line.text.trimEnd()];
        if (!close) return false;
        while (cx.nextLine() && !close.test(line.text));
        const end = cx.lineStart + line.text.length;
        cx.nextLine();
        cx.addElement(cx.elt('FrontMatter', 0, end));
        return true;
      },
    },
  ],
};

export function writing(): Extension {
  return markdown({
    base: markdownLanguage,
    codeLanguages: languages,
    extensions: [frontMatter],
    addKeymap: false,
    completeHTMLTags: false,
    pasteURLAsLink: false,
  });
}

/** Enter and Backspace in lists and quotes. */
export const markupKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: endQuote },
  { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
  { key: 'Backspace', run: deleteMarkupBackward },
];
