/** Links in the preview. The pane itself never goes anywhere. */

/** Follows a link: within the page here, elsewhere by `lead`, which Go is asked about. */
export function followLink(link: Element, lead: (address: string) => void): void {
  const href = (link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '').trim();
  if (!href) return;
  if (href.startsWith('#')) showHeading(link.ownerDocument, href.slice(1));
  else lead(href);
}

/** Scrolls to the element with this id, as it stands after "#" in an address. */
export function showHeading(document: Document, id: string): void {
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
