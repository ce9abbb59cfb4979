/**
 * Where the site's page has a menu beside the text, its text stands in a column. In the pane there is
 * no menu: what would leave a hole on one side is taken into the middle, as wide as the site has it.
 */

/** The widest that a text becomes when its column is let go of, in px. */
const measure = 800;
/** From how many px on a text does not stand in the middle. */
const slant = 24;

/** As near to the edge of the page a text may stand, in px. */
const edge = 8;

const touched = 'data-pp-straight';

/** Puts the elements around a text into the middle; again after the pane's width has changed. */
export function straighten(article: HTMLElement): void {
  const way = wayTo(article);
  for (const element of way) undo(element);
  for (const element of way) show(element);
  for (const element of way.slice(1)) centre(element, element.parentElement!);
  keepOffEdge(article);
}

/** What kept the text off the edge of the page may have stood beside it. */
function keepOffEdge(article: HTMLElement): void {
  if (/flex|grid/.test(styleOf(article).display)) return;
  const { body } = article.ownerDocument;
  if (room(article).left >= edge) return;
  set(body, 'padding-left', `${String(2 * edge)}px`);
  set(body, 'padding-right', `${String(2 * edge)}px`);
}

function wayTo(article: HTMLElement): HTMLElement[] {
  const way: HTMLElement[] = [];
  const { body } = article.ownerDocument;
  for (let at: HTMLElement | null = article; at; at = at === body ? null : at.parentElement)
    way.unshift(at);
  return way;
}

const styleOf = (element: Element) => element.ownerDocument.defaultView!.getComputedStyle(element);

function set(element: HTMLElement, name: string, value: string): void {
  const before = element.getAttribute(touched);
  if (before === null) element.setAttribute(touched, element.getAttribute('style') ?? '');
  element.style.setProperty(name, value, 'important');
}

/** The site's own inline style is there again. */
function undo(element: HTMLElement): void {
  const before = element.getAttribute(touched);
  if (before === null) return;
  element.removeAttribute(touched);
  if (before) element.setAttribute('style', before);
  else element.removeAttribute('style');
}

function show(element: HTMLElement): void {
  if (styleOf(element).display === 'none') set(element, 'display', 'block');
}

/** The room in an element, between its paddings. */
function room(element: Element): { left: number; right: number } {
  const { left, right } = element.getBoundingClientRect();
  const style = styleOf(element);
  return {
    left: left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft),
    right: right - parseFloat(style.borderRightWidth) - parseFloat(style.paddingRight),
  };
}

function isStraight(element: HTMLElement, parent: HTMLElement): boolean {
  const inside = room(parent);
  const { left, right } = element.getBoundingClientRect();
  const squeezed = right - left < 240 && inside.right - inside.left > 320;
  return !squeezed && Math.abs(left - inside.left - (inside.right - right)) <= slant;
}

function centre(element: HTMLElement, parent: HTMLElement): void {
  if (isStraight(element, parent)) return;
  const { width } = element.getBoundingClientRect();
  if (/flex|grid/.test(styleOf(parent).display)) {
    set(parent, 'display', 'block');
    if (isStraight(element, parent)) return;
  }
  set(element, 'float', 'none');
  set(element, 'margin-left', 'auto');
  set(element, 'margin-right', 'auto');
  if (styleOf(element).display.startsWith('inline')) set(element, 'display', 'block');
  if (isStraight(element, parent) && element.getBoundingClientRect().width >= measure) return;
  set(element, 'width', 'auto');
  if (styleOf(element).maxWidth.endsWith('%')) set(element, 'max-width', 'none');
  const most = Math.max(width, measure);
  if (element.getBoundingClientRect().width > most) set(element, 'max-width', `${String(most)}px`);
}

/**
 * Colours for code that suit its paper: a site may have dark code on a light page. `sheet` is the
 * link to them; a site that has its own keeps them.
 */
export function suitCode(article: HTMLElement): void {
  const sheet = article.ownerDocument.querySelector<HTMLLinkElement>(
    'link[href^="/highlight.css"]',
  );
  if (!sheet) return;
  const pre = article.ownerDocument.createElement('pre');
  pre.append(article.ownerDocument.createElement('code'));
  article.append(pre);
  const light = brightness(styleOf(pre.firstElementChild!).color) > 0.55;
  pre.remove();
  sheet.href = `/highlight.css?theme=${light ? 'dark' : 'light'}`;
}

/** How bright a computed color is, 0 to 1. */
function brightness(color: string): number {
  const [r = 0, g = 0, b = 0] = (/\(([^)]+)\)/.exec(color)?.[1] ?? '').split(/[\s,/]+/).map(Number);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
