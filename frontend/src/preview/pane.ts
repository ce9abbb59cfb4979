/**
 * The frame in which the article stands, run from outside: the frame itself holds no script, and its
 * policy has none. It follows Go's text by patches, and the editor's scrolling both ways.
 */
import { fetchPage, go, pictureAddress, type LinkTarget, type Page, type Told } from '../api';
import { notices, type Formulas, type Place, type Session, type Shown } from '../document';
import { articleIn } from './article';
import { Blocks } from './blocks';
import { markBreaks } from './breaks';
import { findClick } from './caret';
import { drawFor } from './draw';
import { Drawings } from './drawings';
import { LineMap } from './linemap';
import { followLink, showHeading } from './links';
import { PictureMarks } from './missing';
import { inSlices, Pace, painted } from './pace';
import { longFrom } from './parts';
import { localise } from './references';
import { straighten, suitCode } from './straighten';
import { nameTags, tagOf, type TagClick } from './tags';

/** How the pane is doing, for the parts around the frame. */
export interface PaneEvents {
  shown(note: Told): void;
  failed(reason: unknown): void;
  /** A link was clicked that leads elsewhere. */
  leads(to: LinkTarget): void;
  /** A tag of the site was clicked. */
  tag(which: TagClick): void;
  /** Emphasis that stays as it is typed was clicked. */
  stays(which: StaysClick): void;
  /** The whole post is there for the first time. */
  complete(): void;
}

/** Which of the stretches that stay as they are typed. */
export interface StaysClick {
  /** The lines of its block, from the first up to another. */
  from: number;
  to: number;
  /** Which one of the block's it is, and how many the block has. */
  nth: number;
  count: number;
  text: string;
  /** Where it stands in the frame. */
  place: DOMRect;
}

/** What this blog's pages have. */
export interface PaneOptions {
  /** Pictures of other servers are loaded. */
  remote: boolean;
  /** Which marks in the text stand for formulas. */
  math: Formulas;
}

/** As many blocks as fill the pane even when they are short. */
const firstBlocks = 150;

/** In the site's look parts begin later: what its stylesheet says of the article's children is lost in them. */
const longDressed = 2000;

const handOn = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;

/** Words that are brought into sight stand so many px from the edge. */
const margin = 96;

export class Pane {
  readonly #session: Session;
  readonly #events: PaneEvents;
  readonly #window: Window;
  readonly #document: Document;
  readonly #article: HTMLElement;
  /** The pane wears the site's look. */
  readonly #dressed: boolean;
  readonly #blocks: Blocks;
  readonly #map: LineMap;
  readonly #marks: PictureMarks;
  readonly #drawings: Drawings;
  readonly #stop = new AbortController();
  #unlisten: (() => void)[] = [];
  /** The version that is shown; -1 before there is any. */
  #version = -1;
  /** While a page is on its way: what came meanwhile, oldest first. */
  #waiting: Shown[] | null = null;
  readonly #pace = new Pace();
  #here: Element[] = [];
  #frame = 0;
  /** What stands at the upper edge, as last seen. */
  #at: Place = { line: 0, edge: 'start' };
  /** Where the pane was scrolled to by its own doing, which leads nobody. */
  #put = -1;

  constructor(frame: Window, session: Session, events: PaneEvents, way: PaneOptions) {
    this.#window = frame;
    this.#document = frame.document;
    this.#session = session;
    this.#events = events;
    const article = (this.#article = articleIn(this.#document)!);
    this.#dressed = this.#document.documentElement.hasAttribute('data-pp-look');
    if (this.#dressed) {
      straighten(article);
      suitCode(article);
    }
    const address = (ref: string) => pictureAddress(session.path, ref);
    this.#drawings = new Drawings(article, drawFor(this.#document), () => this.#grew());
    this.#drawings.marks = way.math;
    const prepare = (content: DocumentFragment) => {
      localise(content, address);
      markBreaks(content);
      nameTags(content);
      this.#drawings.prepare(content);
    };
    this.#blocks = new Blocks(article, prepare, this.#dressed ? longDressed : longFrom);
    this.#map = new LineMap(
      this.#blocks,
      (element) => element.getBoundingClientRect().top + this.#scroller.scrollTop,
    );
    this.#marks = new PictureMarks(this.#blocks, way.remote, () => this.#grew());
    this.#listen();
    this.#unlisten = [
      session.onShown((shown) => this.#take(shown)),
      session.scroll.follow('preview', (place) => this.#follow(place)),
    ];
    void this.load();
  }

  /** Fetches the whole page of the text that Go has now. */
  async load(): Promise<void> {
    if (this.#waiting) return;
    this.#waiting = [];
    try {
      // The newest words belong to it; when they cannot be sent, what Go has is shown.
      await this.#session.flush().catch(() => undefined);
      const page = await fetchPage(this.#session.path, this.#session.version);
      if (this.#stop.signal.aborted) return;
      await this.#show(page);
    } catch (error) {
      this.#waiting = null;
      if (!this.#stop.signal.aborted) this.#events.failed(error);
    }
  }

  /** Marks the block that is being written, softly. */
  mark(line: number): void {
    for (const element of this.#here) element.removeAttribute('data-here');
    const item = this.#blocks.items[this.#blocks.indexAt(line)];
    const inside = item && line < item.line + Math.max(item.lines, 1);
    this.#here = inside ? item.nodes.filter((node) => node instanceof this.#elements) : [];
    for (const element of this.#here) element.setAttribute('data-here', '');
  }

  /** Shows the heading with an id, and the editor goes along. */
  heading(id: string): void {
    this.#session.scroll.lead('preview');
    showHeading(this.#document, id);
  }

  /** The page's look has changed. */
  redraw(): void {
    this.#drawings.redraw();
  }

  /** Looks again for pictures that were not there. */
  retryPictures(version: number): void {
    this.#marks.retry(version);
  }

  close(): void {
    this.#stop.abort();
    this.#pace.stop();
    this.#drawings.stop();
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#unlisten) stop();
  }

  get #elements(): typeof Element {
    return (this.#window as Window & typeof globalThis).Element;
  }

  get #scroller(): Element {
    return this.#document.scrollingElement ?? this.#document.documentElement;
  }

  async #show(page: Page): Promise<void> {
    const first = this.#version < 0;
    this.#events.shown(page.note);
    if (first) this.#blocks.start(page.blocks);
    else this.#steady(() => this.#blocks.show(page.blocks));
    this.#version = page.version;
    const meanwhile = this.#waiting ?? [];
    this.#waiting = null;
    for (const shown of meanwhile) if (shown.version > page.version) this.#take(shown);
    if (first) return this.#grow();
    this.mark(this.#session.caretLine);
    if (this.#session.scroll.leader !== 'preview') this.#reveal();
  }

  /** The first screens are seen at once, and follow every letter; a long post grows below them. */
  async #grow(): Promise<void> {
    const grow = (count: number) => {
      if (this.#stop.signal.aborted) return false;
      this.#blocks.grow(count);
      return this.#blocks.growing;
    };
    const more = grow(firstBlocks);
    this.mark(this.#session.caretLine);
    if (more) {
      await painted();
      await inSlices(this.#pace, firstBlocks, grow);
    }
    if (this.#stop.signal.aborted) return;
    this.mark(this.#session.caretLine);
    this.#follow(this.#session.scroll.place);
    this.#events.complete();
  }

  #take(shown: Shown): void {
    if (this.#waiting) this.#waiting.push(shown);
    else this.#pace.soon(() => this.#patch(shown));
  }

  #patch(shown: Shown): void {
    if (this.#waiting) {
      this.#waiting.push(shown);
      return;
    }
    if (shown.version === this.#version) return;
    const { patch } = shown;
    if (!patch || shown.from !== this.#version) return void this.load();
    this.#steady(() => {
      this.#blocks.patch(patch);
      this.mark(this.#session.caretLine);
    });
    this.#version = shown.version;
    if (this.#session.scroll.leader !== 'preview') this.#reveal();
  }

  /** Changes the article without moving what the reader looks at. */
  #steady(change: () => void): void {
    // At the very beginning what comes above is to be seen, as everywhere in a browser.
    const anchor = this.#scroller.scrollTop > 0 ? this.#anchor() : null;
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected && before !== undefined) {
      const moved = anchor.getBoundingClientRect().top - before;
      if (Math.abs(moved) >= 1) this.#scrollTo(this.#scroller.scrollTop + moved);
    }
    this.#at = this.#place();
  }

  /** The first block in sight. */
  #anchor(): Element | null {
    const line = this.#map.lineAt(this.#scroller.scrollTop, this.#scroller.scrollHeight);
    const from = Math.max(0, this.#blocks.indexAt(line));
    for (const { nodes } of this.#blocks.items.slice(from, from + 8)) {
      for (const node of nodes) {
        if (!(node instanceof this.#elements)) continue;
        if (node.getBoundingClientRect().bottom > 0) return node;
      }
    }
    return null;
  }

  /** Brings the words that are being written into sight, when they have left it. */
  #reveal(): void {
    if (!this.#blocks.items.length) return;
    const { scrollTop, scrollHeight } = this.#scroller;
    const { innerHeight } = this.#window;
    const { doc, selection } = this.#session.state;
    const { number, from, length } = doc.lineAt(selection.main.head);
    const through = length ? (selection.main.head - from) / length : 0;
    const top = this.#map.topAt(number - 1 + through, scrollHeight) - scrollTop;
    const room = Math.min(margin, innerHeight / 4);
    if (top < 0) this.#scrollTo(scrollTop + top - room);
    else if (top > innerHeight - room / 2) this.#scrollTo(scrollTop + top - innerHeight + room);
    else return;
    this.#at = this.#place();
  }

  /** Something has grown that is no edit: what was looked at stays, or what the editor shows. */
  #grew(): void {
    const { scroll } = this.#session;
    this.#follow(scroll.leader === 'editor' ? scroll.at('editor') : this.#at);
  }

  #follow({ line, edge }: Place): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const { scrollHeight } = this.#scroller;
      const to =
        edge === 'start' ? 0 : edge === 'end' ? scrollHeight : this.#map.topAt(line, scrollHeight);
      if (Math.abs(this.#scroller.scrollTop - to) > 1) this.#scrollTo(to);
      this.#at = { line, edge };
    });
  }

  #scrollTo(top: number): void {
    this.#scroller.scrollTop = top;
    this.#put = this.#scroller.scrollTop;
  }

  #scrolled(): void {
    const own = Math.abs(this.#scroller.scrollTop - this.#put) < 1;
    this.#put = -1;
    if (own) return;
    this.#at = this.#place();
    this.#session.scroll.scrolled('preview', this.#at);
  }

  #place(): Place {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const edge =
      scrollTop <= 0 ? 'start' : scrollTop + clientHeight >= scrollHeight - 1 ? 'end' : null;
    return { line: this.#map.lineAt(scrollTop, scrollHeight), edge };
  }

  #listen(): void {
    const { signal } = this.#stop;
    const { scroll } = this.#session;
    const hear = <K extends keyof DocumentEventMap>(
      name: K,
      handle: (event: DocumentEventMap[K]) => void,
      options: AddEventListenerOptions = {},
    ) => this.#document.addEventListener(name, handle, { signal, ...options });
    for (const name of handOn) hear(name, () => scroll.lead('preview'), { passive: true });
    hear(
      'pointermove',
      ({ movementX, movementY }) => {
        // An engine also tells of a pointer that rests while the page moves under it.
        if (movementX || movementY) scroll.lead('preview');
      },
      { passive: true },
    );
    hear('scroll', () => this.#scrolled(), { passive: true });
    this.#window.addEventListener(
      'resize',
      () => {
        if (this.#dressed) straighten(this.#article);
        this.#grew();
      },
      { signal },
    );
    hear('click', (event) => this.#click(event));
    hear('auxclick', (event) => event.preventDefault());
    hear('submit', (event) => event.preventDefault());
    hear('dragover', (event) => event.preventDefault());
    hear('drop', (event) => event.preventDefault());
    hear('keydown', (event) => passOn(event));
    hear('contextmenu', (event) => {
      // The system's menu has "copy" for selected words; its "reload" is no use to anybody.
      if (this.#document.getSelection()?.isCollapsed !== false) event.preventDefault();
    });
    hear('error', (event) => this.#marks.failed(event.target), { capture: true });
    hear('load', (event) => this.#marks.loaded(event.target), { capture: true });
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const link = target.closest('a, area');
    if (link) {
      event.preventDefault();
      followLink(link, (address) => void this.#lead(address));
      return;
    }
    const used = target.closest('summary, video, audio, input, button, select, textarea');
    if (used || this.#document.getSelection()?.isCollapsed === false) return;
    this.#putCaret(event);
    const tag = target.closest('.site-tag');
    const stays = target.closest('.stays');
    if (tag) this.#events.tag(tagOf(tag));
    else if (stays) this.#stays(stays);
  }

  #stays(element: Element): void {
    const item = this.#blocks.items[this.#blocks.indexOf(element)];
    if (!item) return;
    const all = item.nodes.flatMap((node) =>
      node instanceof this.#elements ? [...node.querySelectorAll('.stays')] : [],
    );
    this.#events.stays({
      from: item.line,
      to: item.line + Math.max(item.lines, 1),
      nth: all.indexOf(element),
      count: all.length,
      text: element.textContent,
      place: element.getBoundingClientRect(),
    });
  }

  async #lead(address: string): Promise<void> {
    try {
      const to = await go.FollowLink(this.#session.path, address);
      if (to.kind === 'post' && to.post === this.#session.path) this.heading(to.heading);
      else this.#events.leads(to);
    } catch (error) {
      notices.problem(error);
    }
  }

  #putCaret({ target, clientX, clientY }: MouseEvent): void {
    const line = this.#map.lineOf(target as Node);
    if (line === null) return;
    const item = this.#blocks.items[this.#blocks.indexAt(line)];
    const { doc } = this.#session.state;
    const end = Math.min(doc.lines, Math.max(line + 1, item ? item.line + item.lines : 0));
    const source = [...doc.iterLines(line + 1, end + 1)];
    const range = this.#document.caretRangeFromPoint?.(clientX, clientY);
    const words = range?.startContainer.textContent ?? '';
    const at = range?.startOffset ?? 0;
    const found = range && findClick(source, words.slice(0, at), words.slice(at));
    this.#session.goTo(line + (found?.line ?? 0), found?.column ?? 0);
    // The caret comes to where the writer looks, and not the other way round.
    this.#session.scroll.lead('preview');
  }
}

/** Keys that mean a command are the window's, wherever the focus is. */
function passOn(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !/^F\d/.test(event.key)) return;
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
  const copy = new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
    repeat,
    bubbles: true,
    cancelable: true,
  });
  if (!document.body.dispatchEvent(copy)) event.preventDefault();
}
