/**
 * The frame in which the article stands, run from outside: the frame itself holds no script, and its
 * policy has none. It follows Go's text by patches, and the editor's scrolling both ways.
 */
import { fetchPage, go, pictureAddress, type LinkTarget, type Page, type Told } from '../api';
import { notices, type Formulas, type Place, type Session, type Shown } from '../document';
import { Blocks } from './blocks';
import { findClick } from './caret';
import { drawFor } from './draw';
import { Drawings } from './drawings';
import { LineMap } from './linemap';
import { followLink, showHeading } from './links';
import { PictureMarks } from './missing';
import { inSlices, Pace } from './pace';
import { localise } from './references';

/** How the pane is doing, for the parts around the frame. */
export interface PaneEvents {
  shown(note: Told): void;
  failed(reason: unknown): void;
  /** A link was clicked that leads elsewhere. */
  leads(to: LinkTarget): void;
  /** The whole post is there for the first time. */
  complete(): void;
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

const handOn = ['wheel', 'pointerdown', 'pointermove', 'touchstart', 'keydown'] as const;

export class Pane {
  readonly #session: Session;
  readonly #events: PaneEvents;
  readonly #window: Window;
  readonly #document: Document;
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

  constructor(frame: Window, session: Session, events: PaneEvents, way: PaneOptions) {
    this.#window = frame;
    this.#document = frame.document;
    this.#session = session;
    this.#events = events;
    const article = this.#document.getElementById('post')!;
    const address = (ref: string) => pictureAddress(session.path, ref);
    this.#drawings = new Drawings(article, drawFor(this.#document), () => {
      if (session.scroll.leader === 'editor') this.#follow(session.scroll.place);
    });
    this.#drawings.marks = way.math;
    this.#blocks = new Blocks(article, (content) => {
      localise(content, address);
      this.#drawings.prepare(content);
    });
    this.#map = new LineMap(
      this.#blocks,
      (element) => element.getBoundingClientRect().top + this.#scroller.scrollTop,
    );
    this.#marks = new PictureMarks(this.#blocks, way.remote, () =>
      this.#follow(session.scroll.place),
    );
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
    if (first) await this.#build(page);
    else this.#steady(() => this.#blocks.show(page.blocks));
    if (this.#stop.signal.aborted) return;
    this.#version = page.version;
    const meanwhile = this.#waiting ?? [];
    this.#waiting = null;
    for (const shown of meanwhile) if (shown.version > page.version) this.#take(shown);
    this.mark(this.#session.caretLine);
    if (!first) return;
    this.#follow(this.#session.scroll.place);
    this.#events.complete();
  }

  /** The first screens are seen at once; a long post grows below them. */
  async #build({ blocks }: Page): Promise<void> {
    this.#blocks.start(blocks.length);
    await inSlices(blocks, firstBlocks, (some) => {
      if (this.#stop.signal.aborted) return false;
      this.#blocks.append(some);
      return true;
    });
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
    if (this.#session.scroll.leader === 'editor') this.#reveal();
  }

  /** Changes the article without moving what the reader looks at. */
  #steady(change: () => void): void {
    const anchor = this.#anchor();
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (!anchor?.isConnected || before === undefined) return;
    const moved = anchor.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) this.#scroller.scrollTop += moved;
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

  /** Brings the block that is being written into sight, when it has left it altogether. */
  #reveal(): void {
    const element = this.#here[0];
    if (!element || this.#session.scroll.place.edge === 'end') return;
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom < 0 || top > this.#window.innerHeight) element.scrollIntoView({ block: 'nearest' });
  }

  #follow({ line, edge }: Place): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const { scrollHeight } = this.#scroller;
      const to =
        edge === 'start' ? 0 : edge === 'end' ? scrollHeight : this.#map.topAt(line, scrollHeight);
      if (Math.abs(this.#scroller.scrollTop - to) > 1) this.#scroller.scrollTop = to;
    });
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
    hear('scroll', () => scroll.scrolled('preview', this.#place()), { passive: true });
    this.#window.addEventListener('resize', () => this.#follow(scroll.place), { signal });
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
