/**
 * The frame in which the article stands, run from outside: the frame itself holds no script, and its
 * policy has none. It follows Go's text by patches, and the editor's scrolling both ways.
 */
import { fetchPage, go, pictureAddress, type Page, type Told } from '../api';
import type { Formulas, Session, Shown } from '../document';
import { articleIn } from './article';
import { Blocks } from './blocks';
import { markBreaks } from './breaks';
import { Clicks, type ClickEvents } from './clicks';
import { Colors } from './colors';
import { drawFor } from './draw';
import { Drawings } from './drawings';
import { showHeading } from './links';
import { PictureMarks } from './missing';
import { inSlices, Pace, painted } from './pace';
import { PaneScroll } from './panescroll';
import { longFrom } from './parts';
import { localise } from './references';
import { straighten, suitCode } from './straighten';
import { nameTags } from './tags';

/** How the pane is doing, for the parts around the frame. */
export interface PaneEvents extends Omit<ClickEvents, 'heading'> {
  shown(note: Told): void;
  failed(reason: unknown): void;
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

/** In the site's look parts begin later: what its stylesheet says of the article's children is lost in them. */
const longDressed = 2000;

const handOn = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;

export class Pane {
  readonly #session: Session;
  readonly #events: PaneEvents;
  readonly #window: Window;
  readonly #document: Document;
  readonly #article: HTMLElement;
  /** The pane wears the site's look. */
  readonly #dressed: boolean;
  readonly #blocks: Blocks;
  readonly #scroll: PaneScroll;
  readonly #clicks: Clicks;
  readonly #marks: PictureMarks;
  readonly #drawings: Drawings;
  readonly #colors: Colors;
  readonly #stop = new AbortController();
  #unlisten: (() => void)[] = [];
  /** The version that is shown; -1 before there is any. */
  #version = -1;
  /** While a page is on its way: what came meanwhile, oldest first. */
  #waiting: Shown[] | null = null;
  readonly #pace = new Pace();
  #here: Element[] = [];

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
    this.#drawings = new Drawings(article, drawFor(this.#document), () => this.#scroll.grew());
    this.#drawings.marks = way.math;
    this.#colors = new Colors(
      article,
      (code) => go.ColorCode(session.path, code),
      this.#pace,
      events.failed,
    );
    const prepare = (content: DocumentFragment) => {
      localise(content, address);
      markBreaks(content);
      nameTags(content);
      this.#drawings.prepare(content);
      this.#colors.prepare(content);
    };
    this.#blocks = new Blocks(article, prepare, this.#dressed ? longDressed : longFrom);
    this.#scroll = new PaneScroll(frame, this.#blocks, session);
    this.#clicks = new Clicks(session, this.#blocks, this.#scroll.map, {
      ...events,
      heading: (id) => this.heading(id),
    });
    this.#marks = new PictureMarks(this.#blocks, way.remote, () => this.#scroll.grew());
    this.#listen();
    this.#unlisten = [session.onShown((shown) => this.#take(shown))];
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
    this.#here = inside ? this.#blocks.elements(item) : [];
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
    this.#colors.stop();
    this.#scroll.close();
    for (const stop of this.#unlisten) stop();
  }

  async #show(page: Page): Promise<void> {
    const first = this.#version < 0;
    this.#events.shown(page.note);
    if (first) this.#blocks.start(page.blocks);
    else this.#scroll.steady(() => this.#blocks.show(page.blocks));
    this.#version = page.version;
    const meanwhile = this.#waiting ?? [];
    this.#waiting = null;
    for (const shown of meanwhile) if (shown.version > page.version) this.#take(shown);
    if (first) return this.#grow();
    this.mark(this.#session.caretLine);
    this.#scroll.reveal();
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
    this.#scroll.follow(this.#session.scroll.place);
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
    this.#scroll.steady(() => {
      this.#blocks.patch(patch);
      this.mark(this.#session.caretLine);
    });
    this.#version = shown.version;
    this.#scroll.reveal();
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
    hear('scroll', () => this.#scroll.scrolled(), { passive: true });
    this.#window.addEventListener(
      'resize',
      () => {
        if (this.#dressed) straighten(this.#article);
        this.#scroll.grew();
      },
      { signal },
    );
    hear('click', (event) => this.#clicks.take(event));
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
