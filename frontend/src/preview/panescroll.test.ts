// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { ScrollLink, type Session } from '../document';
import { Blocks } from './blocks';
import { PaneScroll } from './panescroll';

it('a picture that loads before a page stands at its place does not lead it away', async () => {
  document.body.innerHTML = '<article></article>';
  const blocks = new Blocks(document.querySelector('article')!, () => undefined);
  const html = (n: number) => `<p>${String(n)}</p>`;
  blocks.show(Array.from({ length: 20 }, (_, n) => ({ html: html(n), line: n, lines: 1 })));
  const scroller = document.scrollingElement ?? document.documentElement;
  for (const [n, p] of [...document.querySelectorAll('p')].entries()) {
    p.getBoundingClientRect = () => new DOMRect(0, n * 100 - scroller.scrollTop, 10, 100);
  }
  vi.spyOn(scroller, 'scrollHeight', 'get').mockReturnValue(2000);
  const scroll = new ScrollLink();
  scroll.lead('preview');
  scroll.scrolled('preview', { line: 12, edge: null });
  const pane = new PaneScroll(window, blocks, { scroll } as unknown as Session);
  pane.follow(scroll.place);
  pane.grew();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(scroller.scrollTop).toBe(1200);
  pane.close();
});
