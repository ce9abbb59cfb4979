/** The editor's side of scrolling together. */
import type { EditorView } from '@codemirror/view';
import type { Place, ScrollLink } from '../document';

/** Keys are no hand on this side: a caret that they move is shown by the session's transaction. */
const handOn = ['wheel', 'pointerdown', 'pointerenter', 'touchstart'] as const;

/** What stands at the editor's upper edge. */
export function placeOf(view: EditorView): Place {
  const { scrollTop, scrollHeight, clientHeight } = view.scrollDOM;
  const height = view.scrollDOM.getBoundingClientRect().top - view.documentTop;
  const block = view.lineBlockAtHeight(Math.max(0, height));
  const through = block.height ? (height - block.top) / block.height : 0;
  const line = view.state.doc.lineAt(block.from).number - 1;
  const edge =
    scrollTop <= 0 ? 'start' : scrollTop + clientHeight >= scrollHeight - 1 ? 'end' : null;
  return { line: line + Math.min(Math.max(through, 0), 0.999), edge };
}

/** Scrolls the editor to a place. */
export function showPlace(view: EditorView, { line, edge }: Place): void {
  const { scrollDOM } = view;
  const { doc } = view.state;
  const whole = Math.min(Math.max(Math.floor(line), 0), doc.lines - 1);
  const block = view.lineBlockAt(doc.line(whole + 1).from);
  const top = view.documentTop - scrollDOM.getBoundingClientRect().top + scrollDOM.scrollTop;
  const to =
    edge === 'start'
      ? 0
      : edge === 'end'
        ? scrollDOM.scrollHeight
        : top + block.top + (line - whole) * block.height;
  if (Math.abs(scrollDOM.scrollTop - to) > 1) scrollDOM.scrollTop = to;
}

/** Connects the view; the answer disconnects it. */
export function linkScroll(view: EditorView, link: ScrollLink): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let frame = 0;
  for (const name of handOn) {
    const passive = { signal, passive: true };
    view.scrollDOM.addEventListener(name, () => link.lead('editor'), passive);
  }
  const tell = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => link.scrolled('editor', placeOf(view)));
  };
  view.scrollDOM.addEventListener('scroll', tell, { signal, passive: true });
  const unfollow = link.follow('editor', (place) => {
    showPlace(view, place);
    // Lines that were not drawn yet had guessed heights: look again when they have been measured.
    view.requestMeasure({
      key: link,
      read: () => undefined,
      write: () => {
        if (link.leader === 'preview') showPlace(view, link.place);
      },
    });
  });
  return () => {
    stop.abort();
    cancelAnimationFrame(frame);
    unfollow();
  };
}
