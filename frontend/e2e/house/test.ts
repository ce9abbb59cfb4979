import { test as base, expect } from '@playwright/test';
import { inChromium } from './app';
import { Blog } from './blog';
import { Home } from './home';

interface House {
  home: Home;
  /** Opens the app in Chromium; what fails leaves a picture and a trace. */
  open: (
    locale?: 'en-US' | 'ko-KR',
    dark?: boolean,
  ) => Promise<Awaited<ReturnType<typeof inChromium>>>;
  blog: Blog;
}

export const test = base.extend<House>({
  home: async ({}, use) => {
    const home = new Home();
    await use(home);
    home.remove();
  },
  blog: async ({ home }, use) => {
    const blog = new Blog(home);
    blog.remember();
    await use(blog);
  },
  open: async ({ home, browser }, use, info) => {
    const opened: Awaited<ReturnType<typeof inChromium>>[] = [];
    await use(async (locale, dark) => {
      const app = await inChromium(home, browser, { locale, dark });
      opened.push(app);
      return app;
    });
    const failed = info.status !== info.expectedStatus;
    for (const app of opened) {
      if (failed) console.log(app.app.said);
      await app.close(failed ? info.outputPath('window') : undefined);
    }
  },
});

export { expect };
