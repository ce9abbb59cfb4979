/**
 * Links are completed while they are written: "[[" and "](" offer the blog's posts by title and
 * file, "](#" headings, "![](" pictures, in the form that this blog's generator wants.
 */
import {
  autocompletion,
  pickedCompletion,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView } from '@codemirror/view';
import type { HeadingForm, LinkForm, PictureForm, PostRow } from '../api';
import { t } from '../i18n';
import { comparable, matcher } from '../i18n/search';
import { linkQuery, type LinkQuery } from './linkquery';

/** Where the offers come from; `bound` in Editor.svelte asks Go. */
export interface LinkSource {
  /** The open post. */
  path: string;
  rows: () => readonly PostRow[];
  forms: (paths: string[]) => Promise<LinkForm[]>;
  headings: (address: string) => Promise<HeadingForm[]>;
  pictures: () => Promise<PictureForm[]>;
}

/** Offers at most; whoever wants another types on. */
const most = 20;

export function completing(source: LinkSource, failed: (reason: unknown) => void): Extension {
  const offer = (context: CompletionContext) =>
    linkOffers(context, source).catch((reason: unknown) => {
      failed(reason);
      return null;
    });
  return [
    autocompletion({ override: [offer], icons: false, activateOnTypingDelay: 60 }),
    afterComposition,
    EditorState.phrases.of({ Completions: t('editor.completions') }),
  ];
}

/** The offers at the caret, or null where none are wanted. */
export async function linkOffers(
  context: CompletionContext,
  source: LinkSource,
): Promise<CompletionResult | null> {
  // A list that came or went now would be in the input method's way.
  if (context.view?.composing) return null;
  const line = context.state.doc.lineAt(context.pos);
  const query = linkQuery(line.text.slice(0, context.pos - line.from));
  if (!query || inCode(context)) return null;
  const options = await optionsFor(query, source, line.from);
  return options.length
    ? { from: line.from + query.from, to: context.pos, options, filter: false }
    : null;
}

async function optionsFor(
  query: LinkQuery,
  source: LinkSource,
  lineFrom: number,
): Promise<Completion[]> {
  const matches = matcher(query.text.trim());
  if (query.kind === 'heading') {
    const headings = await source.headings(query.address);
    return headings
      .filter(({ text, id }) => matches(comparable(`${text}\n${id}`)))
      .slice(0, most)
      .map(({ text, id, level }) => ({
        label: text,
        detail: '#'.repeat(level),
        apply: putting(() => id, ')'),
      }));
  }
  if (query.picture) {
    const pictures = await source.pictures();
    return pictures
      .filter(({ path }) => matches(comparable(path)))
      .slice(0, most)
      .map(({ path, reference }) => ({
        label: path.slice(path.lastIndexOf('/') + 1),
        detail: path,
        apply:
          query.kind === 'wiki'
            ? whole(lineFrom + query.open, `![](${reference})`)
            : putting(() => reference, ')'),
      }));
  }
  const paths = source
    .rows()
    .filter(({ path }) => path !== source.path)
    .filter(({ title, path }) => matches(comparable(`${title}\n${path}`)))
    .slice(0, most)
    .map(({ path }) => path);
  if (!paths.length) return [];
  const forms = await source.forms(paths);
  return forms.map((form) => ({
    label: form.title || form.path,
    detail: form.path,
    apply:
      query.kind === 'wiki'
        ? whole(lineFrom + query.open, form.whole)
        : putting(() => form.address, ')'),
  }));
}

/** Puts words in the place of what was typed, and goes behind the sign that closes the link. */
function putting(words: () => string, close: string) {
  return (view: EditorView, picked: Completion, from: number, to: number) => {
    const there = view.state.sliceDoc(to, to + close.length) === close;
    const insert = words() + (there ? '' : close);
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length + (there ? close.length : 0) },
      annotations: pickedCompletion.of(picked),
      userEvent: 'input.complete',
      scrollIntoView: true,
    });
  };
}

/** Puts a whole link in the place of "[[…" and of the brackets that close it. */
function whole(open: number, link: string) {
  return (view: EditorView, picked: Completion, _from: number, to: number) => {
    const end = view.state.sliceDoc(to, to + 2) === ']]' ? to + 2 : to;
    view.dispatch({
      changes: { from: open, to: end, insert: link },
      selection: { anchor: open + link.length },
      annotations: pickedCompletion.of(picked),
      userEvent: 'input.complete',
      scrollIntoView: true,
    });
  };
}

function inCode({ state, pos }: CompletionContext): boolean {
  for (let node = syntaxTree(state).resolveInner(pos, -1); node.parent; node = node.parent) {
    if (['FencedCode', 'CodeBlock', 'InlineCode'].includes(node.name)) return true;
  }
  return false;
}

/** How long after a composed syllable the offers are looked up. */
const settle = 40;

/** What was composed has become text: the offers for it are looked up now. */
const afterComposition = ViewPlugin.define(() => ({}), {
  eventHandlers: {
    compositionend(_event, view) {
      setTimeout(() => {
        if (view.composing || !view.dom.isConnected) return;
        const { head } = view.state.selection.main;
        const line = view.state.doc.lineAt(head);
        if (linkQuery(line.text.slice(0, head - line.from))) startCompletion(view);
      }, settle);
    },
  },
});
