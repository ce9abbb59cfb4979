import { type Opening, RealWindow } from './realwindow';
import { test as base } from './test';

interface WindowHouse {
  /** Opens the real window; what fails leaves a picture of the screen. */
  show: (args: string[], how?: Opening) => Promise<RealWindow>;
}

export const test = base.extend<WindowHouse>({
  show: async ({ home }, use, info) => {
    const shown: RealWindow[] = [];
    await use(async (args, how) => {
      const window = await RealWindow.open(home, args, how);
      shown.push(window);
      return window;
    });
    if (info.status !== info.expectedStatus) {
      shown.at(-1)?.screenshot(info.outputPath('screen.png'));
      for (const window of shown) console.log(window.app.said);
    }
    for (const window of shown) await window.close();
  },
});

export { expect } from '@playwright/test';
