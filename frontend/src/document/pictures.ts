/** Puts pictures that were taken in into the text. */
import type { EditorState } from '@codemirror/state';
import type { Picture } from '../api';

/** What to insert at `from`, and where the caret belongs: in the first picture's alt text. */
export interface PictureText {
  insert: string;
  alt: number;
}

/**
 * The pictures as Markdown for a place in the text: on an empty line each is a paragraph of its own,
 * with empty lines around it; else they stand side by side within the line.
 */
export function pictureText(state: EditorState, at: number, pictures: Picture[]): PictureText {
  const { doc } = state;
  const line = doc.lineAt(at);
  const alone = !line.text.trim();
  const texts = pictures.map((picture) => picture.markdown);
  const above = alone && line.number > 1 && doc.line(line.number - 1).text.trim() ? '\n' : '';
  const below = alone && line.number < doc.lines && doc.line(line.number + 1).text.trim();
  const insert = above + texts.join(alone ? '\n\n' : ' ') + (below ? '\n' : '');
  return { insert, alt: at + insert.indexOf('![') + 2 };
}
