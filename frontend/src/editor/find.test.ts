// @vitest-environment jsdom
import { getSearchQuery, replaceAll, setSearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frontMatterFold } from '../document/fold';
import { finding, openFind } from './find';
import { query } from './find.svelte';
import { foldedView } from './folded';
import { keys } from './keys';
import { writing } from './language';

const head = '---\ntitle: word\n---\n';
let view: EditorView;

beforeEach(() => {
  view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: `${head}A word and a Word`,
      selection: { anchor: head.length },
      extensions: [frontMatterFold(head.length, false), keys, writing(), finding(), foldedView],
    }),
  });
});
afterEach(() => view.destroy());

const wanted = { search: 'word', replace: 'name', caseSensitive: false, wholeWord: false };
const text = () => view.state.doc.toString();

describe('find and replace', () => {
  it('stops at the folded front matter', () => {
    openFind(view);
    view.dispatch({ effects: setSearchQuery.of(query(wanted)) });
    const found = [...iterate(getSearchQuery(view.state).getCursor(view.state))];
    expect(found.map(({ from }) => from - head.length)).toEqual([2, 13]);
    replaceAll(view);
    expect(text()).toBe(`${head}A name and a name`);
  });

  it('opens with the selected words, under the same limits', () => {
    view.dispatch({ selection: { anchor: head.length + 2, head: head.length + 6 } });
    openFind(view);
    expect(getSearchQuery(view.state).search).toBe('word');
    replaceAll(view);
    expect(text().startsWith(head)).toBe(true);
  });

  it('looks for signs as they stand', () => {
    view.dispatch({ changes: { from: view.state.doc.length, insert: ' \\n (a|b)' } });
    view.dispatch({
      effects: setSearchQuery.of(query({ ...wanted, search: '\\n (a|b)', replace: '' })),
    });
    openFind(view);
    view.dispatch({
      effects: setSearchQuery.of(query({ ...wanted, search: '\\n (a|b)', replace: '' })),
    });
    replaceAll(view);
    expect(text()).toBe(`${head}A word and a Word `);
  });
});

describe('the folded front matter', () => {
  it('is not on the screen', () => {
    expect(view.contentDOM.textContent).not.toContain('title');
    expect(view.contentDOM.textContent).toContain('A word');
  });
});

describe('keys', () => {
  const press = (init: KeyboardEventInit) =>
    runScopeHandlers(view, new KeyboardEvent('keydown', init), 'editor');

  it('of ours come before those of CodeMirror', () => {
    view.dispatch({ selection: { anchor: head.length + 2, head: head.length + 6 } });
    press({ key: 'i', ctrlKey: true });
    expect(text()).toBe(`${head}A *word* and a Word`);
  });

  it('that are the window’s are left to it', () => {
    for (const init of [
      { key: 'Enter', ctrlKey: true },
      { key: 'p', ctrlKey: true },
      { key: 'n', ctrlKey: true },
      { key: 's', ctrlKey: true },
      { key: 'K', ctrlKey: true, shiftKey: true },
    ]) {
      expect(press(init)).toBe(false);
    }
    expect(text()).toBe(`${head}A word and a Word`);
  });

  it('Tab moves on where there is no list', () => {
    expect(press({ key: 'Tab' })).toBe(false);
  });
});

function* iterate<T>(cursor: { next(): { done?: boolean; value: T } }): Generator<T> {
  for (let next = cursor.next(); !next.done; next = cursor.next()) yield { ...next.value };
}
