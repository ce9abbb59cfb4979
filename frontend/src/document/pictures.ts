/** Puts pictures that were taken in into the text. */
import type { EditorState } from '@codemirror/state';
import type { Picture } from '../api';

/** What to insert at `from`, and where the caret belongs: in the first picture's alt text. */
export interface PictureText {
  insert: string;
  alt: number;
}

/**
 * The pictures as Markdown for a place in the text: each its own paragraph on an empty line, else
 * side by side within the line.
 */
export function pictureText(state: EditorState, at: number, pictures: Picture[]): PictureText {
  const line = state.doc.lineAt(at);
  const alone = !line.text.trim();
  const texts = pictures.map((picture) => picture.markdown);
  const first = texts[0] ?? '';
  return { insert: texts.join(alone ? '\n\n' : ' '), alt: at + first.indexOf('![') + 2 };
}
