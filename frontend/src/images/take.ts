/** Takes pictures in: a mark at the place, the picture beside the post, its reference in the text. */
import { isolateHistory } from '@codemirror/commands';
import { go, sendPicture, type Picture } from '../api';
import { bodyStart, notices, pictureText, type Session } from '../document';
import type { Source } from './clipboard';
import { addWaiting, removeWaiting, waitingAt } from './placeholder';

/** How pictures get to where the blog keeps them. */
export interface Intake {
  send(post: string, name: string, bytes: Blob): Promise<Picture[]>;
  add(post: string, paths: string[]): Promise<Picture[]>;
}

export const intake: Intake = {
  send: sendPicture,
  add: (post, paths) => go.AddPictures(post, paths),
};

/** What is being put in: bytes that the page has, or files that Go can read. */
export type Pictures = { sources: Source[] } | { paths: string[] };

let last = 0;

/**
 * Takes the pictures in at a place of the text. The mark moves with what is typed meanwhile; the
 * references come in one step, with the caret in the first one's alt text unless the writer has
 * gone on writing elsewhere.
 */
export async function takePictures(
  session: Session,
  at: number,
  what: Pictures,
  way: Intake = intake,
): Promise<void> {
  const id = ++last;
  const name = nameOf(what);
  const start = Math.max(at, bodyStart(session.state));
  session.dispatch({
    selection: { anchor: start },
    effects: addWaiting.of({ id, at: start, name }),
  });
  let taken: Picture[] = [];
  try {
    taken = await bring(session.path, what, way);
  } catch (error) {
    notices.problem(error);
  }
  await session.settled();
  put(session, id, taken);
}

function nameOf(what: Pictures): string {
  const names = 'paths' in what ? what.paths.map(baseName) : what.sources.map(({ name }) => name);
  return names.filter((name) => !name.startsWith('.')).join(', ');
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** One after the other: their order is the order in the text. */
async function bring(post: string, what: Pictures, way: Intake): Promise<Picture[]> {
  const all: Picture[] = [];
  const keep = (pictures: Picture[]) => {
    for (const picture of pictures) {
      if (picture.problem.code) notices.problem(picture.problem);
      else all.push(picture);
    }
  };
  if ('paths' in what) {
    keep(await way.add(post, what.paths));
    return all;
  }
  for (const { name, bytes } of what.sources) {
    try {
      keep(await way.send(post, name, bytes));
    } catch (error) {
      notices.problem(error);
    }
  }
  return all;
}

function put(session: Session, id: number, taken: Picture[]): void {
  const at = waitingAt(session.state, id);
  const done = removeWaiting.of(id);
  if (!taken.length || at === null) return session.dispatch({ effects: done });
  const { insert, alt } = pictureText(session.state, at, taken);
  const { main } = session.state.selection;
  const stayed = main.empty && main.head === at;
  session.dispatch({
    changes: { from: at, insert },
    effects: done,
    ...(stayed ? { selection: { anchor: alt }, scrollIntoView: true } : {}),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.picture',
  });
}
