/** Finds the place in the source that a click on rendered words means. */
export interface Found {
  line: number;
  column: number;
}

const longest = 24;

/**
 * `source` are the lines that the clicked element comes from; `before` and `after` are the words
 * beside the click. They are looked for, longest first; null when they are not there exactly once.
 */
export function findClick(source: readonly string[], before: string, after: string): Found | null {
  const text = source.join('\n');
  for (let n = longest; n >= 2; n = Math.floor(n / 2)) {
    const left = before.slice(-n);
    const right = after.slice(0, n);
    const words = left + right;
    if (!words.trim()) continue;
    const at = text.indexOf(words);
    if (at < 0 || text.indexOf(words, at + 1) >= 0) continue;
    return placeOf(text, at + left.length);
  }
  return null;
}

function placeOf(text: string, at: number): Found {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length - 1, column: lines.at(-1)!.length };
}
