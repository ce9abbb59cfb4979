/**
 * Keys right after a composed letter. WebKit on a Mac reports the Enter that ends a composition too
 * late, so CodeMirror ignores a key within 100 ms of one. With a Korean input method every Enter and
 * Tab comes that soon, and means itself: lists would not go on, and Tab would leave the text.
 */
import type { Extension } from '@codemirror/state';
import { runScopeHandlers, ViewPlugin, type EditorView } from '@codemirror/view';

const soon = 120;
/** The key code of keys that belong to the input method. */
const composed = 229;

class AfterComposition {
  #ended = -Infinity;
  readonly #view: EditorView;
  readonly #stop = new AbortController();

  constructor(view: EditorView) {
    this.#view = view;
    const options = { signal: this.#stop.signal, capture: true };
    view.dom.addEventListener('compositionend', (e) => (this.#ended = e.timeStamp), options);
    view.dom.addEventListener('keydown', (event) => this.#key(event), options);
  }

  #key(event: KeyboardEvent): void {
    if (event.timeStamp - this.#ended > soon) return;
    if (event.keyCode === composed || event.isComposing) return;
    if (!this.#view.contentDOM.contains(event.target as Node)) return;
    if (!runScopeHandlers(this.#view, event, 'editor')) return;
    event.preventDefault();
    event.stopPropagation();
  }

  destroy(): void {
    this.#stop.abort();
  }
}

export const keysAfterComposition: Extension = ViewPlugin.fromClass(AfterComposition);
