/** What a click in the pane means: a link, a tag, emphasis that stays as it is typed, or a place in the text. */
import { go, type LinkTarget } from '../api';
import { notices, type Session } from '../document';
import type { Blocks } from './blocks';
import { findClick } from './caret';
import type { LineMap } from './linemap';
import { followLink } from './links';
import { tagOf, type TagClick } from './tags';

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

export interface ClickEvents {
  /** A link was clicked that leads elsewhere. */
  leads(to: LinkTarget): void;
  /** A tag of the site was clicked. */
  tag(which: TagClick): void;
  /** Emphasis that stays as it is typed was clicked. */
  stays(which: StaysClick): void;
  /** A link was clicked that leads to a heading of this very post. */
  heading(id: string): void;
}

export class Clicks {
  readonly #session: Session;
  readonly #blocks: Blocks;
  readonly #map: LineMap;
  readonly #events: ClickEvents;

  constructor(session: Session, blocks: Blocks, map: LineMap, events: ClickEvents) {
    this.#session = session;
    this.#blocks = blocks;
    this.#map = map;
    this.#events = events;
  }

  take(event: MouseEvent): void {
    const target = event.target as Element;
    const link = target.closest('a, area');
    if (link) {
      event.preventDefault();
      followLink(link, (address) => void this.#lead(address));
      return;
    }
    const tab = target.closest('.vp-code-group .tabs label');
    if (tab) return choose(tab);
    const used = target.closest('summary, video, audio, input, button, select, textarea');
    if (used || target.ownerDocument.getSelection()?.isCollapsed === false) return;
    this.#putCaret(event, target);
    const tag = target.closest('.site-tag');
    const stays = target.closest('.stays');
    if (tag) this.#events.tag(tagOf(tag));
    else if (stays) this.#stays(stays);
  }

  #stays(element: Element): void {
    const item = this.#blocks.items[this.#blocks.indexOf(element)];
    if (!item) return;
    const all = this.#blocks.elements(item).flatMap((one) => [...one.querySelectorAll('.stays')]);
    // The menu says it now, and the engine would put these words over it.
    element.removeAttribute('title');
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
      if (to.kind === 'post' && to.post === this.#session.path) this.#events.heading(to.heading);
      else this.#events.leads(to);
    } catch (error) {
      notices.problem(error);
    }
  }

  #putCaret({ clientX, clientY }: MouseEvent, target: Element): void {
    const line = this.#map.lineOf(target);
    if (line === null) return;
    const item = this.#blocks.items[this.#blocks.indexAt(line)];
    const { doc } = this.#session.state;
    const end = Math.min(doc.lines, Math.max(line + 1, item ? item.line + item.lines : 0));
    const source = [...doc.iterLines(line + 1, end + 1)];
    const range = target.ownerDocument.caretRangeFromPoint?.(clientX, clientY);
    const words = range?.startContainer.textContent ?? '';
    const at = range?.startOffset ?? 0;
    const found = range && findClick(source, words.slice(0, at), words.slice(at));
    this.#session.goTo(line + (found?.line ?? 0), found?.column ?? 0);
    // The caret comes to where the writer looks, and not the other way round.
    this.#session.scroll.lead('preview');
  }
}

/** Shows another piece of a group of code; on the site a script does it. */
function choose(tab: Element): void {
  const inputs = tab.parentElement!.querySelectorAll<HTMLInputElement>(':scope > input');
  for (const input of inputs) input.checked = input === tab.previousElementSibling;
}
