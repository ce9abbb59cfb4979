import { EditorView } from '@codemirror/view';
import type { Session } from '../document';
import { takeDrops } from '../images';
import { linkScroll } from './scroll';

/** Where each post was scrolled to when it was last looked at. */
const left = new WeakMap<Session, ReturnType<EditorView['scrollSnapshot']>>();

/** Shows a session's text in `parent`; the answer takes it away again. */
export function mountEditor(session: Session, parent: HTMLElement): () => void {
  const view: EditorView = new EditorView({
    state: session.state,
    parent,
    scrollTo: left.get(session),
    dispatchTransactions(transactions) {
      session.took(transactions);
      view.update(transactions);
      session.looked();
    },
  });
  session.attach(view);
  const stop = [linkScroll(view, session.scroll), takeDrops(view, session)];
  return () => {
    left.set(session, view.scrollSnapshot());
    for (const each of stop) each();
    session.detach(view);
    view.destroy();
  };
}
