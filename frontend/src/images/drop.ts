/**
 * Pictures that are dropped or pasted. A browser hands over the files themselves; the real window
 * draws the mark in the page while something is dragged, and then tells paths and a point.
 */
import type { Extension } from '@codemirror/state';
import { dropCursor, EditorView } from '@codemirror/view';
import { dragsFiles, on } from '../api';
import { notices, type Session } from '../document';
import { droppedFiles, isSilent, pastedFiles, pastedPaths, readClipboard } from './clipboard';
import { waitingPictures } from './placeholder';
import { takePictures } from './take';

const dragging = 'pp-dragging';
const leaveAfter = 100;

/** What editor and session need for pictures. */
export function pictures(session: Session): Extension {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const over = (event: DragEvent, view: EditorView) => {
    if (!dragsFiles(event)) return false;
    clearTimeout(leaving);
    view.dom.classList.add(dragging);
    return true;
  };
  return [
    waitingPictures,
    dropCursor(),
    EditorView.theme({
      [`&.${dragging}`]: { boxShadow: 'inset 0 0 0 2px var(--accent)' },
    }),
    EditorView.domEventHandlers({
      dragenter(event, view) {
        over(event, view);
        return false;
      },
      dragover(event, view) {
        if (!over(event, view)) return false;
        event.preventDefault();
        event.dataTransfer!.dropEffect = 'copy';
        return false;
      },
      dragleave(_, view) {
        // WebKit does not say where to: it may be the next line, which is entered at once.
        clearTimeout(leaving);
        leaving = setTimeout(() => view.dom.classList.remove(dragging), leaveAfter);
        return false;
      },
      drop(event, view) {
        endDrag(view);
        const sources = event.dataTransfer ? droppedFiles(event.dataTransfer) : [];
        // The real window tells of its files another way; left alone, their address would be written.
        if (dragsFiles(event)) event.preventDefault();
        if (!sources.length) return event.defaultPrevented;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
        view.focus();
        void takePictures(session, at, { sources });
        return true;
      },
      paste: (event, view) => paste(event, view, session),
    }),
  ];
}

function paste(event: ClipboardEvent, view: EditorView, session: Session): boolean {
  const data = event.clipboardData;
  if (!data) return false;
  const at = view.state.selection.main.head;
  const sources = pastedFiles(data);
  const paths = pastedPaths(data);
  if (sources.length || paths.length) {
    event.preventDefault();
    void takePictures(session, at, sources.length ? { sources } : { paths });
    return true;
  }
  if (!isSilent(data)) return false;
  event.preventDefault();
  readClipboard()
    .then((found) => {
      const { state } = session;
      const { head } = state.selection.main;
      if (found.paths.length) return takePictures(session, head, { paths: found.paths });
      if (found.sources.length) return takePictures(session, head, { sources: found.sources });
      if (!found.words) return;
      session.dispatch({
        ...state.replaceSelection(state.toText(found.words.replaceAll('\0', ''))),
        scrollIntoView: true,
        userEvent: 'input.paste',
      });
    })
    .catch((error: unknown) => notices.problem(error));
  return true;
}

/** The page hears of no drop in the real window: the mark goes when the window tells of one. */
function endDrag(view: EditorView): void {
  view.dom.classList.remove(dragging);
  view.contentDOM.dispatchEvent(new Event('dragend'));
}

/** Takes what is dropped on the real window over this view; the answer stops it. */
export function takeDrops(view: EditorView, session: Session): () => void {
  return on('drop', ({ x, y, paths }) => {
    endDrag(view);
    const under = document.elementFromPoint(x, y);
    const pane = under?.closest('[data-pane]')?.getAttribute('data-pane');
    if (pane !== 'editor' && pane !== 'preview') return;
    const head = session.state.selection.main.head;
    const at = pane === 'editor' ? view.posAtCoords({ x, y }, false) : head;
    view.focus();
    void takePictures(session, at, { paths });
  });
}
