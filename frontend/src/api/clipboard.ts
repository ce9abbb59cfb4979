import { ClipboardGetText } from '../wailsjs/runtime/runtime';

/**
 * The words in the system's clipboard. A page in WebKitGTK is not told of words that a program
 * offers under the old names of text alone (UTF8_STRING, STRING), as terminals do.
 */
export function clipboardText(): Promise<string> {
  return ClipboardGetText();
}
