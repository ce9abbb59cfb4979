/** What a post refers to, made addresses that the pane may load. */

const sources = 'img[src],source[src],video[src],audio[src],track[src],input[src]';

/** Whether a reference means a file of the blog. */
export function isLocal(ref: string): boolean {
  return ref.trim() !== '' && !/^\s*(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(ref);
}

/** Rewrites references to files of the blog; `address` says where the bytes of one are. */
export function localise(content: ParentNode, address: (ref: string) => string): void {
  const moved = (ref: string) => {
    if (isLocal(ref)) return address(ref);
    return /^\s*\/\//.test(ref) ? `https:${ref.trim()}` : ref;
  };
  for (const element of content.querySelectorAll(sources)) rewrite(element, 'src', moved);
  for (const element of content.querySelectorAll('video[poster]')) {
    rewrite(element, 'poster', moved);
  }
  for (const element of content.querySelectorAll('img[srcset],source[srcset]')) {
    rewrite(element, 'srcset', (set) => rewriteSet(set, moved));
  }
  for (const frame of content.querySelectorAll('iframe[src],embed[src]'))
    frame.replaceWith(link(frame));
  // What a script would put there is named too.
  for (const script of content.querySelectorAll('script[src^="https://gist.github.com/"]'))
    script.replaceWith(link(script));
  // Even one that arrives by a patch would lead the frame away from the post.
  for (const meta of content.querySelectorAll('meta[http-equiv]'))
    meta.removeAttribute('http-equiv');
  // What takes the focus would take it from the text, and scroll the pane to itself.
  for (const eager of content.querySelectorAll('[autofocus]')) eager.removeAttribute('autofocus');
  // A class instead of :has(), which would make every keystroke in a long post look at all of it.
  for (const box of content.querySelectorAll('li > input[type="checkbox"]:first-child')) {
    box.parentElement!.classList.add('pp-task');
  }
  for (const box of content.querySelectorAll('li > p:first-child > input[type="checkbox"]')) {
    box.parentElement!.parentElement!.classList.add('pp-task');
  }
  for (const template of content.querySelectorAll('template')) localise(template.content, address);
}

function rewrite(element: Element, name: string, moved: (ref: string) => string): void {
  const old = element.getAttribute(name) ?? '';
  const next = moved(old);
  if (next !== old) element.setAttribute(name, next);
}

/** "a.png 1x, b.png 2x": addresses may hold commas, but not at their end. */
export function rewriteSet(set: string, moved: (ref: string) => string): string {
  return set.replace(
    /(\s*,?\s*)(\S*[^\s,])((?:\s+[^,]+)?)/g,
    (_, before: string, ref: string, size: string) => before + moved(ref) + size,
  );
}

/** No frame is ever shown, so the pane names what the site will have there. */
function link(frame: Element): Element {
  const address = frame.getAttribute('src') ?? '';
  const named = frame.ownerDocument.createElement('a');
  named.className = 'pp-embed';
  named.setAttribute('href', address.startsWith('//') ? `https:${address}` : address);
  named.textContent = frame.getAttribute('title') || address.replace(/^(?:https?:)?\/\//, '');
  // The place that the site gives it, such as the whole of a box as wide as a film.
  const style = frame.getAttribute('style');
  if (style) named.setAttribute('style', style);
  const line = frame.getAttribute('data-line');
  if (line !== null) named.setAttribute('data-line', line);
  return named;
}
