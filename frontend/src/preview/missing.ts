import { t } from '../i18n';
import type { Blocks } from './blocks';

const missing = 'data-missing';

/** Pictures that are not there are said to be, in their place; a hole would tell nothing. */
export class PictureMarks {
  readonly #blocks: Blocks;
  #missing = new Set<HTMLImageElement>();
  /** Called when the page's heights have changed. */
  readonly #moved: () => void;

  /** Whether pictures of other servers are loaded. */
  readonly #remote: boolean;

  constructor(blocks: Blocks, remote: boolean, moved: () => void) {
    this.#blocks = blocks;
    this.#remote = remote;
    this.#moved = moved;
  }

  failed(target: EventTarget | null): void {
    const image = asImage(target);
    if (!image || image.hasAttribute(missing)) return;
    image.setAttribute(missing, '');
    this.#missing.add(image);
    const box = image.ownerDocument.createElement('span');
    const ref = referenceOf(image);
    box.className = 'pp-missing';
    box.setAttribute('role', 'img');
    const why = t(this.#remote || !isRemote(image) ? 'preview.missing' : 'preview.remoteOff');
    box.setAttribute('aria-label', `${why}: ${image.alt || ref}`);
    box.title = ref;
    const name = image.ownerDocument.createElement('b');
    name.textContent = why;
    box.append(name, ` ${ref}`);
    this.#blocks.insertAfter(image, box);
    this.#moved();
  }

  loaded(target: EventTarget | null): void {
    const image = asImage(target);
    if (!image) return;
    if (image.hasAttribute(missing)) {
      image.removeAttribute(missing);
      this.#missing.delete(image);
      if (image.nextElementSibling?.className === 'pp-missing') image.nextElementSibling.remove();
    }
    this.#moved();
  }

  /** Asks for what was missing again, past what was cached. */
  retry(version: number): void {
    for (const image of this.#missing) {
      if (image.isConnected) again(image, version);
      else this.#missing.delete(image);
    }
  }
}

function asImage(target: EventTarget | null): HTMLImageElement | null {
  return (target as Node | null)?.nodeName === 'IMG' ? (target as HTMLImageElement) : null;
}

function isRemote(image: HTMLImageElement): boolean {
  return /^https?:/i.test(image.getAttribute('src') ?? '');
}

function again(image: HTMLImageElement, version: number): void {
  const src = image.getAttribute('src') ?? '';
  if (src.startsWith('/picture?')) {
    image.setAttribute('src', `${src.replace(/&v=\d+$/, '')}&v=${version}`);
  }
}

/** What the post says: the address that the pane made of it is no use to a writer. */
function referenceOf(image: HTMLImageElement): string {
  const src = image.getAttribute('src') ?? '';
  if (!src.startsWith('/picture?')) return src;
  return new URLSearchParams(src.slice(src.indexOf('?'))).get('ref') ?? src;
}
