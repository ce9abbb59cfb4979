// @vitest-environment jsdom
import { ensureSyntaxTree, HighlightStyle } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { highlighting } from './highlight';
import { writing } from './language';

let view: EditorView;
const style = HighlightStyle.define([
  { tag: tags.strong, class: 'strong' },
  { tag: tags.processingInstruction, class: 'sign' },
]);

beforeEach(() => {
  let state = EditorState.create({
    doc: 'a **b** c\n\n```js\nlet x\n```',
    extensions: [writing(), highlighting(style)],
  });
  ensureSyntaxTree(state, state.doc.length, 5000);
  state = state.update({}).state;
  view = new EditorView({ state, parent: document.body });
});
afterEach(() => view.destroy());

const painted = (name: string) =>
  [...view.contentDOM.querySelectorAll(`.${name}`)].map((one) => one.textContent);

describe('the text is painted', () => {
  it('by what it means', () => {
    expect(painted('strong').join('')).toContain('b');
    expect(painted('pp-code')).toEqual(['```js', 'let x', '```']);
  });

  it('anew when it changes', () => {
    view.dispatch({ changes: { from: 8, insert: '- ' } });
    view.dispatch({ changes: { from: 0, to: 7, insert: '' } });
    expect(painted('strong')).toEqual([]);
  });

  it('not anew while a letter is composed, and at once afterwards', () => {
    view.dispatch({ changes: { from: 0, to: 9, insert: '**ㅎ*' } });
    expect(painted('strong')).toEqual([]);
    view.contentDOM.dispatchEvent(new Event('compositionstart'));
    view.dispatch({ changes: { from: 2, to: 4, insert: '한**' } });
    expect(painted('strong')).toEqual([]);
    view.contentDOM.dispatchEvent(new Event('compositionend'));
    view.dispatch({});
    expect(painted('strong').join('')).toContain('한');
  });
});
