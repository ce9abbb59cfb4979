/** What is being written before the caret, as far as a link is begun there. */

export type LinkQuery =
  | { kind: 'wiki'; from: number; open: number; picture: boolean; text: string }
  | { kind: 'address'; from: number; picture: boolean; text: string }
  | { kind: 'heading'; from: number; address: string; text: string };

const wiki = /(!?)\[\[([^\][\n|]*)$/;
const address = /(!?)\[[^\]\n]*\]\(([^()\n"]*)$/;

/**
 * Reads the line up to the caret: "[[que", "](que", "](address#head". Places count from the line's
 * beginning. Addresses of other sites are the writer's own.
 */
export function linkQuery(before: string): LinkQuery | null {
  const named = wiki.exec(before);
  if (named) {
    const text = named[2] ?? '';
    return {
      kind: 'wiki',
      from: before.length - text.length,
      open: named.index,
      picture: named[1] === '!',
      text,
    };
  }
  const link = address.exec(before);
  const text = link?.[2] ?? '';
  if (!link || /^[a-z][a-z0-9+.-]*:/i.test(text)) return null;
  const picture = link[1] === '!';
  const hash = text.indexOf('#');
  if (hash < 0 || picture) {
    return { kind: 'address', from: before.length - text.length, picture, text };
  }
  return {
    kind: 'heading',
    from: before.length - text.length + hash + 1,
    address: text.slice(0, hash),
    text: text.slice(hash + 1),
  };
}
