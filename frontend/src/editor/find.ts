/** Find and replace. The folded front matter is not looked at. */
import {
  closeSearchPanel,
  getSearchQuery,
  openSearchPanel,
  search,
  searchPanelOpen,
  setSearchQuery,
} from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import type { EditorView, Panel, ViewUpdate } from '@codemirror/view';
import { mount, unmount } from 'svelte';
import { t } from '../i18n';
import FindPanel from './FindPanel.svelte';
import { FindState, query } from './find.svelte';

/** Opens the panel with the selected words, or comes back to it. */
export function openFind(view: EditorView): boolean {
  openSearchPanel(view);
  // CodeMirror makes a query of the selection, without our limits.
  view.dispatch({ effects: setSearchQuery.of(query(getSearchQuery(view.state))) });
  focus(view, 'find');
  return true;
}

export function openReplace(view: EditorView): boolean {
  openFind(view);
  focus(view, getSearchQuery(view.state).search ? 'replace' : 'find');
  return true;
}

export function closeFind(view: EditorView): boolean {
  return searchPanelOpen(view.state) && closeSearchPanel(view);
}

function focus(view: EditorView, field: 'find' | 'replace'): void {
  const input = view.dom.querySelector<HTMLInputElement>(`[data-find='${field}']`);
  input?.focus();
  input?.select();
}

function createPanel(view: EditorView): Panel {
  const dom = document.createElement('div');
  const state = new FindState(view);
  const panel = mount(FindPanel, { target: dom, props: { found: state } });
  return {
    dom,
    top: true,
    update: (update: ViewUpdate) => state.updated(update),
    destroy: () => {
      state.stop();
      void unmount(panel);
    },
  };
}

/** The panel, and what a screen reader hears of it. */
export function finding(): Extension {
  return [
    search({ top: true, createPanel }),
    EditorState.phrases.of({
      'current match': t('editor.currentMatch'),
      'on line': t('editor.onLine'),
      'replaced match on line $': t('editor.replacedOne'),
      'replaced $ matches': t('editor.replacedAll'),
    }),
  ];
}
