/** The element that holds the post in the pane, whatever look the pane wears. */
export function articleIn(page: Document | null): HTMLElement | null {
  return page?.querySelector<HTMLElement>('[data-pp-post]') ?? null;
}
