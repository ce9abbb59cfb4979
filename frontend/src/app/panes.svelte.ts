import { go, type Panes } from '../api';

export const list = { least: 200, usual: 272, most: 460 };
export const preview = { least: 260, most: 1100 };
const leastText = 320;
const keepAfter = 400;

/** How the writer arranged the window. Kept across starts. */
export class Arrangement {
  listWidth = $state(0);
  previewWidth = $state(0);
  hideList = $state(false);
  hidePreview = $state(false);
  hideForm = $state(false);
  /** The device that the preview is as wide as; "" for as wide as its pane. */
  previewAs = $state('');
  /** "light" or "dark"; "" for the window's. */
  previewTheme = $state('');
  /** All but the text is hidden. Lasts until the window closes. */
  focus = $state(false);
  /** Width of the window. */
  room = $state(1280);

  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes over what was kept. */
  take(panes: Panes): void {
    Object.assign(this, panes);
  }

  get list(): number {
    return this.listWidth || list.usual;
  }

  /** A narrow window has room for one pane beside the text; the list comes first. */
  get narrow(): boolean {
    return this.room < this.list + leastText + preview.least;
  }

  get showList(): boolean {
    return !this.hideList && !this.focus;
  }

  get showPreview(): boolean {
    return !this.hidePreview && !this.focus && !(this.narrow && !this.hideList);
  }

  get showForm(): boolean {
    return !this.hideForm && !this.focus;
  }

  /** Width for the preview, 0 for an equal share. */
  get preview(): number {
    const free = this.room - (this.showList ? this.list : 0) - leastText;
    return this.previewWidth && Math.max(preview.least, Math.min(this.previewWidth, free));
  }

  toggleList(): void {
    this.#change(() => (this.hideList = this.showList));
  }

  togglePreview(): void {
    this.#change(() => {
      const show = !this.showPreview;
      this.hidePreview = !show;
      if (show && this.narrow) this.hideList = true;
    });
  }

  toggleForm(): void {
    this.#change(() => (this.hideForm = this.showForm));
  }

  toggleFocus(): void {
    this.focus = !this.focus;
  }

  /** Width of the list in pixels, 0 for the usual one. */
  resizeList(width: number): void {
    this.#change(() => (this.listWidth = width && clamp(width, list)));
  }

  resizePreview(width: number): void {
    this.#change(() => (this.previewWidth = width && clamp(width, preview)));
  }

  showAs(device: string): void {
    this.#change(() => (this.previewAs = device));
  }

  dress(theme: string): void {
    this.#change(() => (this.previewTheme = theme));
  }

  #change(make: () => void): void {
    make();
    this.focus = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), keepAfter);
  }

  async #keep(): Promise<void> {
    const { listWidth, previewWidth, hideList, hidePreview, hideForm } = this;
    const { previewAs, previewTheme } = this;
    const shown = { hideList, hidePreview, hideForm };
    try {
      await go.SetPanes({ listWidth, previewWidth, ...shown, previewAs, previewTheme });
    } catch {
      // The window stays as it was arranged; only the next start begins otherwise.
    }
  }
}

function clamp(width: number, { least, most }: { least: number; most: number }): number {
  return Math.round(Math.max(least, Math.min(most, width)));
}
