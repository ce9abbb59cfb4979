/**
 * Colours and weights by the syntax tree, as CodeMirror's own highlighter does it, but never while a
 * letter is being composed. WebKit replaces the letter in two steps, and between them it remembers
 * its place by the nodes beside it: spans that change there ("- " becomes a list) would send the
 * next letter to the start of the line.
 */
import { syntaxTree, type HighlightStyle } from '@codemirror/language';
import { Prec, RangeSetBuilder, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { highlightTree } from '@lezer/highlight';

/** Code stands in letters of one width, whatever its own language makes of it. */
const codeLine = Decoration.line({ class: 'pp-code' });

class Painter {
  decorations: DecorationSet;
  lines: DecorationSet;
  #tree;
  #stale = false;
  readonly #style: HighlightStyle;
  readonly #marks: Map<string, Decoration>;

  constructor(view: EditorView, style: HighlightStyle, marks: Map<string, Decoration>) {
    this.#style = style;
    this.#marks = marks;
    this.#tree = syntaxTree(view.state);
    this.decorations = this.#paint(view);
    this.lines = this.#paintLines(view);
  }

  update(update: ViewUpdate): void {
    const { view } = update;
    const tree = syntaxTree(update.state);
    this.#stale ||= tree !== this.#tree || update.viewportChanged;
    // A tree that does not reach down here yet is waited for: old colours are better than none.
    const unread = tree.length < view.viewport.to && !update.viewportChanged;
    if (this.#stale && !view.compositionStarted && !unread) {
      this.#tree = tree;
      this.#stale = false;
      this.decorations = this.#paint(view);
      this.lines = this.#paintLines(view);
    } else if (update.docChanged) {
      this.decorations = this.decorations.map(update.changes);
      this.lines = this.lines.map(update.changes);
    }
  }

  #paint(view: EditorView): DecorationSet {
    const set = new RangeSetBuilder<Decoration>();
    for (const { from, to } of view.visibleRanges) {
      const paint = (start: number, end: number, classes: string) =>
        set.add(start, end, this.#mark(classes));
      highlightTree(this.#tree, this.#style, paint, from, to);
    }
    return set.finish();
  }

  #paintLines(view: EditorView): DecorationSet {
    const set = new RangeSetBuilder<Decoration>();
    const { doc } = view.state;
    let painted = -1;
    const paint = (from: number, to: number) => {
      for (let at = from; at <= to;) {
        const line = doc.lineAt(at);
        if (line.from > painted) set.add(line.from, line.from, codeLine);
        painted = Math.max(painted, line.from);
        at = line.to + 1;
      }
    };
    for (const { from, to } of view.visibleRanges) {
      this.#tree.iterate({
        from,
        to,
        enter: ({ name, from: start, to: end }) => {
          if (name !== 'FencedCode' && name !== 'CodeBlock') return;
          paint(Math.max(start, from), Math.min(end, to));
          return false;
        },
      });
    }
    return set.finish();
  }

  #mark(classes: string): Decoration {
    const mark = this.#marks.get(classes) ?? Decoration.mark({ class: classes });
    this.#marks.set(classes, mark);
    return mark;
  }
}

/** Paints the text in this style. */
export function highlighting(style: HighlightStyle): Extension {
  const marks = new Map<string, Decoration>();
  const painter = ViewPlugin.define((view) => new Painter(view, style, marks), {
    decorations: (plugin) => plugin.decorations,
    provide: (plugin) =>
      EditorView.decorations.of((view) => view.plugin(plugin)?.lines ?? Decoration.none),
  });
  return [style.module ? EditorView.styleModule.of(style.module) : [], Prec.high(painter)];
}
