/** The pane's side of scrolling together: what stands at its upper edge, and what keeps it there. */
import type { Place, Session } from '../document';
import type { Blocks } from './blocks';
import { LineMap } from './linemap';

/** Words that are brought into sight stand so many px from the edge. */
const margin = 96;

export class PaneScroll {
  readonly map: LineMap;
  readonly #window: Window;
  readonly #blocks: Blocks;
  readonly #session: Session;
  #frame = 0;
  /** What stands at the upper edge, as last seen; at first, what is to stand there. */
  #at: Place;
  /** Where the pane was scrolled to by its own doing, which leads nobody. */
  #put = -1;
  readonly #unfollow: () => void;

  constructor(frame: Window, blocks: Blocks, session: Session) {
    this.#window = frame;
    this.#blocks = blocks;
    this.#session = session;
    this.#at = session.scroll.place;
    this.map = new LineMap(
      blocks,
      (element) => element.getBoundingClientRect().top + this.#scroller.scrollTop,
    );
    this.#unfollow = session.scroll.follow('preview', (place) => this.follow(place));
  }

  /** Changes the article without moving what the reader looks at. */
  steady(change: () => void): void {
    // At the very beginning what comes above is to be seen, as everywhere in a browser.
    const anchor = this.#scroller.scrollTop > 0 ? this.#anchor() : null;
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected && before !== undefined) {
      const moved = anchor.getBoundingClientRect().top - before;
      if (Math.abs(moved) >= 1) this.#to(this.#scroller.scrollTop + moved);
    }
    this.#at = this.#place();
  }

  /** Brings the words that are being written into sight, when they have left it. */
  reveal(): void {
    if (!this.#blocks.items.length || this.#session.scroll.leader === 'preview') return;
    const { scrollTop, scrollHeight } = this.#scroller;
    const { innerHeight } = this.#window;
    const { doc, selection } = this.#session.state;
    const { number, from, length } = doc.lineAt(selection.main.head);
    const through = length ? (selection.main.head - from) / length : 0;
    const top = this.map.topAt(number - 1 + through, scrollHeight) - scrollTop;
    const room = Math.min(margin, innerHeight / 4);
    if (top < 0) this.#to(scrollTop + top - room);
    else if (top > innerHeight - room / 2) this.#to(scrollTop + top - innerHeight + room);
    else return;
    this.#at = this.#place();
  }

  /** Something has grown that is no edit: what was looked at stays, or what the editor shows. */
  grew(): void {
    const { scroll } = this.#session;
    this.follow(scroll.leader === 'editor' ? scroll.at('editor') : this.#at);
  }

  /** Goes to a place with the next frame. */
  follow({ line, edge }: Place): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const { scrollHeight } = this.#scroller;
      const to =
        edge === 'start' ? 0 : edge === 'end' ? scrollHeight : this.map.topAt(line, scrollHeight);
      if (Math.abs(this.#scroller.scrollTop - to) > 1) this.#to(to);
      this.#at = { line, edge };
    });
  }

  /** The frame has scrolled, by the writer's hand or by our own doing. */
  scrolled(): void {
    const own = Math.abs(this.#scroller.scrollTop - this.#put) < 1;
    this.#put = -1;
    if (own) return;
    this.#at = this.#place();
    this.#session.scroll.scrolled('preview', this.#at);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#unfollow();
  }

  get #scroller(): Element {
    const { document } = this.#window;
    return document.scrollingElement ?? document.documentElement;
  }

  /** The first block in sight. */
  #anchor(): Element | null {
    const line = this.map.lineAt(this.#scroller.scrollTop, this.#scroller.scrollHeight);
    const from = Math.max(0, this.#blocks.indexAt(line));
    for (const item of this.#blocks.items.slice(from, from + 8)) {
      for (const element of this.#blocks.elements(item)) {
        if (element.getBoundingClientRect().bottom > 0) return element;
      }
    }
    return null;
  }

  #to(top: number): void {
    this.#scroller.scrollTop = top;
    this.#put = this.#scroller.scrollTop;
  }

  #place(): Place {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const edge =
      scrollTop <= 0 ? 'start' : scrollTop + clientHeight >= scrollHeight - 1 ? 'end' : null;
    return { line: this.map.lineAt(scrollTop, scrollHeight), edge };
  }
}
