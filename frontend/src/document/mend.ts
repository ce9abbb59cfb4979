import { isolateHistory } from '@codemirror/commands';
import type { EditsAnswer } from '../api';
import { changesOf } from './lines';
import type { Session } from './session.svelte';

/** Applies edits that were made for a version, as one step of undo; false when the text moved on. */
export function mend(session: Session, version: number, edits: EditsAnswer['edits']): boolean {
  if (version !== session.version || !edits.length) return false;
  session.dispatch({
    changes: changesOf(session.state.doc, edits),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.mend',
  });
  return true;
}
