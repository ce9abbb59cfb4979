/** "" follows the system. */
export type ThemeName = '' | 'light' | 'dark';

export const themes: ThemeName[] = ['', 'light', 'dark'];

/** The window's look, as it was chosen and as it is. */
export class Theme {
  chosen = $state<ThemeName>('');

  /** Shows a look; anything unknown follows the system. */
  show(name: string): void {
    this.chosen = themes.find((theme) => theme === name) ?? '';
    const root = document.documentElement;
    if (this.chosen) root.dataset.theme = this.chosen;
    else delete root.dataset.theme;
  }
}
