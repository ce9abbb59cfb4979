import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search';
import type { EditorState } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { bodyStart } from '../document';

/** What is looked for: the words, and how exactly. */
export type Wanted = Pick<SearchQuery, 'search' | 'replace' | 'caseSensitive' | 'wholeWord'>;

function inBody(_match: string, state: EditorState, from: number): boolean {
  return from >= bodyStart(state);
}

/** Looks for the words as they are typed: no signs with a meaning of their own. */
export function query({ search, replace, caseSensitive, wholeWord }: Wanted): SearchQuery {
  return new SearchQuery({
    search,
    replace,
    caseSensitive,
    wholeWord,
    literal: true,
    test: inBody,
  });
}

/** Counting stops here: a writer wants to know whether, not whether 1,001 or 1,002. */
export const mostMatches = 1000;
const countAfter = 150;

/** What the panel shows, and what its buttons do. */
export class FindState {
  wanted = $state.raw<Wanted>({ search: '', replace: '', caseSensitive: false, wholeWord: false });
  /** How many matches there are, and the selected one's place among them (0: none is). */
  count = $state.raw({ n: 0, at: 0 });
  readonly #view: EditorView;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.wanted = getSearchQuery(view.state);
    this.#countSoon();
  }

  updated(update: ViewUpdate): void {
    for (const tr of update.transactions) {
      for (const effect of tr.effects) if (effect.is(setSearchQuery)) this.wanted = effect.value;
    }
    const asked = update.transactions.some((tr) => tr.effects.some((e) => e.is(setSearchQuery)));
    if (asked || update.docChanged || update.selectionSet) this.#countSoon();
  }

  look(change: Partial<Wanted>): void {
    const { search, replace, caseSensitive, wholeWord } = this.wanted;
    const next = query({ search, replace, caseSensitive, wholeWord, ...change });
    if (!next.eq(getSearchQuery(this.#view.state))) {
      this.#view.dispatch({ effects: setSearchQuery.of(next) });
    }
  }

  next = (): boolean => findNext(this.#view);
  previous = (): boolean => findPrevious(this.#view);
  replace = (): boolean => replaceNext(this.#view);
  replaceAll = (): boolean => replaceAll(this.#view);

  close = (): void => {
    closeSearchPanel(this.#view);
    this.#view.focus();
  };

  stop(): void {
    clearTimeout(this.#timer);
  }

  #countSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { state } = this.#view;
      this.count = countMatches(getSearchQuery(state), state);
    }, countAfter);
  }
}

function countMatches(wanted: SearchQuery, state: EditorState): { n: number; at: number } {
  let n = 0;
  let at = 0;
  if (!wanted.valid) return { n, at };
  const { from, to } = state.selection.main;
  const matches = wanted.getCursor(state);
  for (let match = matches.next(); !match.done && n <= mostMatches; match = matches.next()) {
    n++;
    if (match.value.from === from && match.value.to === to) at = n;
  }
  return { n, at };
}
