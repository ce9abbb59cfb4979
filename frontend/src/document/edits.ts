import { isolateHistory } from '@codemirror/commands';
import type { EditsAnswer } from '../api';
import { reachesFrontMatter } from './fold';
import { changesOf } from './lines';
import type { Session } from './session.svelte';

/**
 * Makes edits that Go thought out for a version of the text, as one step of undo; false when the
 * text has moved on since.
 */
export async function takeEdits(
  session: Session,
  { version, edits }: Pick<EditsAnswer, 'version' | 'edits'>,
): Promise<boolean> {
  await session.flush();
  await session.settled();
  if (version !== session.version) return false;
  session.dispatch({
    changes: changesOf(session.state.doc, edits),
    annotations: [reachesFrontMatter.of(true), isolateHistory.of('full')],
    userEvent: 'input.fix',
  });
  await session.flush();
  return true;
}
