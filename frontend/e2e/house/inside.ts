import type { Page } from '@playwright/test';

/** What a story asks of the editor's own object in the page, where keys would take too long. */
interface View {
  state: {
    doc: {
      length: number;
      lines: number;
      line(n: number): { from: number; to: number; text: string };
    };
  };
  scrollDOM: HTMLElement;
  documentTop: number;
  lineBlockAt(at: number): { top: number; height: number };
  dispatch(spec: { changes: { from: number; to?: number; insert?: string } }): void;
}

declare global {
  interface Window {
    editorView: () => View;
    paneWindow: () => Window & typeof globalThis;
  }
}

/** Makes `editorView()` and `paneWindow()` known in the page. */
export async function lookInside(page: Page): Promise<void> {
  await page.evaluate(() => {
    interface Tile {
      root?: { view: View };
    }
    window.editorView = () => {
      const content = document.querySelector('.cm-content') as (Element & { cmTile?: Tile }) | null;
      const view = content?.cmTile?.root?.view;
      if (!view) throw new Error('the editor has no view');
      return view;
    };
    window.paneWindow = () =>
      document.querySelector('iframe')!.contentWindow as Window & typeof globalThis;
  });
}
