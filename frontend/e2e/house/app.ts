import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type Home, root } from './home';

/** A process that was started here, with what it said. */
export class Started {
  said = '';
  private readonly ended: Promise<void>;

  constructor(readonly process: ChildProcess) {
    process.stdout?.on('data', (data: Buffer) => (this.said += data.toString()));
    process.stderr?.on('data', (data: Buffer) => (this.said += data.toString()));
    this.ended = new Promise((resolve) =>
      process.once('exit', () => {
        resolve();
      }),
    );
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null)
      this.process.kill(signal);
    const late = setTimeout(() => this.process.kill('SIGKILL'), 4000);
    await this.ended;
    clearTimeout(late);
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** Waits until something is true, and says what it waited for when it never is. */
export async function until(
  what: string,
  ok: () => boolean | Promise<boolean>,
  ms = 15_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await ok())) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The app with a page in Chromium that speaks with the real backend. */
export async function inChromium(
  home: Home,
  browser: Browser,
  { locale = 'en-US', dark = false }: { locale?: 'en-US' | 'ko-KR'; dark?: boolean } = {},
) {
  const port = await freePort();
  const app = new Started(
    spawn(path.join(root, 'build/bin/penpush-dev'), [], {
      env: home.env({
        assetdir: path.join(root, 'frontend/dist'),
        loglevel: 'Error',
        devserver: `localhost:${String(port)}`,
        LC_ALL: `${locale.replace('-', '_')}.UTF-8`,
      }),
      cwd: home.dir,
    }),
  );
  const address = `http://localhost:${String(port)}`;
  await until(`the app answers (${app.said})`, async () =>
    fetch(address).then(
      () => true,
      () => false,
    ),
  );
  const context = await browser.newContext({
    locale,
    viewport: { width: 1280, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page: Page = await context.newPage();
  await page.goto(address);
  return {
    app,
    page,
    close: async (failedTo?: string) => {
      if (failedTo && !page.isClosed()) await page.screenshot({ path: `${failedTo}.png` });
      await context.close();
      await app.stop();
    },
  };
}
