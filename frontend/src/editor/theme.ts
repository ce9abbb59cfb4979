/** How the text looks: sizes and colours come from ui/tokens.css, so both themes are there. */
import { HighlightStyle } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { highlighting } from './highlight';
import { tableTag } from './language';

const look = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    fontSize: '15.5px',
    // The window's other parts cannot be selected; the text can.
    userSelect: 'text',
    webkitUserSelect: 'text',
    cursor: 'text',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--ui)',
    lineHeight: '1.75',
    overflowX: 'hidden',
  },
  '.cm-content': {
    boxSizing: 'border-box',
    // About 66 Latin or 40 Hangul signs, with the room that a softly marked line needs beside them.
    maxWidth: '672px',
    margin: '0 auto',
    padding: 'var(--s5) 28px 35vh',
    caretColor: 'var(--accent)',
  },
  '.cm-lineWrapping': { wordBreak: 'keep-all', overflowWrap: 'anywhere' },
  '&:lang(ja) .cm-lineWrapping': { wordBreak: 'normal', lineBreak: 'strict' },
  '&:lang(zh) .cm-lineWrapping': { wordBreak: 'normal' },
  '.cm-line': { padding: '0 var(--s3)', borderRadius: '4px' },
  '.pp-code': { fontFamily: 'var(--mono)', fontSize: '14px' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)',
  },
  // The line that makes the front matter unreadable.
  '.pp-fault': {
    backgroundColor: 'color-mix(in srgb, var(--red) 10%, transparent)',
    boxShadow: 'inset 3px 0 var(--red)',
  },
  '.cm-panels': {
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    fontFamily: 'var(--ui)',
    zIndex: 'var(--over)',
  },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-searchMatch': {
    backgroundColor: 'color-mix(in srgb, var(--amber) 26%, transparent)',
    borderRadius: '2px',
  },
  '.cm-searchMatch-selected': {
    backgroundColor: 'color-mix(in srgb, var(--amber) 52%, transparent)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--r-control)',
    backgroundColor: 'var(--raised)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '260px',
    maxWidth: '520px',
    fontFamily: 'var(--ui)',
    fontSize: 'var(--t13)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: 'var(--s3)',
    padding: '5px var(--s3)',
    lineHeight: '1.4',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--accent-ink)',
    backgroundColor: 'var(--accent)',
  },
  '.cm-completionLabel': { flex: '1', overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionDetail': {
    maxWidth: '50%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontStyle: 'normal',
    color: 'var(--ink-3)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-dropCursor': {
    borderLeft: '2px solid var(--accent)',
    marginLeft: '-1px',
  },
});

const letters = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '1.36em', fontWeight: '700', lineHeight: '1.5' },
  { tag: tags.heading2, fontSize: '1.22em', fontWeight: '700', lineHeight: '1.5' },
  { tag: tags.heading3, fontSize: '1.1em', fontWeight: '700' },
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: 'var(--accent)' },
  { tag: tags.url, color: 'var(--ink-3)' },
  { tag: tags.processingInstruction, color: 'var(--ink-3)', fontWeight: '400' },
  { tag: tags.labelName, color: 'var(--ink-3)' },
  { tag: tags.contentSeparator, color: 'var(--ink-3)' },
  { tag: tags.quote, color: 'var(--ink-2)' },
  { tag: tags.escape, color: 'var(--ink-3)' },
  { tag: tags.character, color: 'var(--amber)' },
  { tag: tableTag, fontFamily: 'var(--mono)', fontSize: '14px' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '14px' },
  { tag: tags.meta, fontFamily: 'var(--mono)', fontSize: '14px', color: 'var(--ink-2)' },
  { tag: [tags.keyword, tags.tagName, tags.moduleKeyword], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string), tags.attributeValue], color: 'var(--green)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--amber)' },
  { tag: [tags.comment, tags.docComment], color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: [tags.invalid], color: 'var(--red)' },
]);

export const theme: Extension = [look, highlighting(letters)];
