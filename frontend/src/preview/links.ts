/** Links in the preview. The pane itself never goes anywhere. */

interface Ways {
  /** Opens an address outside: the web, or a letter. */
  open(address: string): void;
  /** What leads elsewhere in the blog. */
  within(address: string): void;
}

export function followLink(link: Element, ways: Ways): void {
  const href = (link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '').trim();
  if (!href) return;
  if (href.startsWith('#')) return scrollTo(link.ownerDocument, href.slice(1));
  // Go opens addresses of the web and of letters, and says of others that it does not.
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return ways.open(href);
  if (href.startsWith('//')) return ways.open(`https:${href}`);
  ways.within(href);
}

function scrollTo(document: Document, id: string): void {
  let name = id;
  try {
    name = decodeURIComponent(id);
  } catch {
    // A lone "%": the id is taken as it stands.
  }
  const target =
    document.getElementById(name) ??
    document.getElementById(id) ??
    document.getElementsByName(name)[0];
  if (target) target.scrollIntoView();
  else if (!name || name === 'top') document.scrollingElement?.scrollTo(0, 0);
}
