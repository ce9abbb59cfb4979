import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Started, until } from './app';
import { type Home, root } from './home';

/** The real window, driven from outside with keys and mouse as a person would. */
export class RealWindow {
  private constructor(
    readonly app: Started,
    private readonly id: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async open(
    home: Home,
    args: string[],
    more: Record<string, string> = {},
  ): Promise<RealWindow> {
    const env = home.env(more);
    const app = new Started(
      spawn(path.join(root, 'build/bin/penpush'), args, { env, cwd: home.dir }),
    );
    let id = '';
    await until(
      'a window is seen',
      () => {
        try {
          id =
            execFileSync('xdotool', ['search', '--onlyvisible', '--pid', String(app.process.pid)], {
              env,
              encoding: 'utf8',
              stdio: ['ignore', 'pipe', 'ignore'],
            })
              .trim()
              .split('\n')
              .at(-1) ?? '';
        } catch {
          return false; // xdotool answers 1 while there is no such window
        }
        return id !== '';
      },
      30_000,
    );
    const window = new RealWindow(app, id, env);
    window.xdotool('windowmove', id, '0', '0');
    window.xdotool('windowsize', '--sync', id, '1280', '800');
    window.xdotool('windowfocus', '--sync', id);
    return window;
  }

  xdotool(...args: string[]): string {
    return execFileSync('xdotool', args, { env: this.env, encoding: 'utf8' }).trim();
  }

  get title(): string {
    return this.xdotool('getwindowname', this.id);
  }

  key(...keys: string[]): void {
    this.xdotool('key', '--delay', '40', ...keys);
  }

  type(text: string): void {
    this.xdotool('type', '--delay', '30', text);
  }

  click(x: number, y: number, button = 1): void {
    this.xdotool('mousemove', String(x), String(y), 'click', String(button));
  }

  /** Drags a file from a window beside it and lets it fall at a place of this one. */
  async drag(file: string, x: number, y: number): Promise<void> {
    const source = new Started(
      spawn(path.join(root, 'build/bin/drag-source'), [file], { env: this.env }),
    );
    try {
      await pause(1000);
      this.xdotool('mousemove', '60', '60', 'mousedown', '1');
      for (const [dx, dy] of [
        [80, 80],
        [130, 130],
        [x - 40, y - 40],
        [x - 10, y - 10],
        [x, y],
        [x, y],
      ]) {
        this.xdotool('mousemove', '--sync', String(dx), String(dy));
        await pause(120);
      }
      this.xdotool('mouseup', '1');
      await pause(800);
    } finally {
      await source.stop();
    }
  }

  /** Puts a picture on the clipboard, as a screenshot program does. */
  async copyPicture(file: string): Promise<Started> {
    const owner = new Started(
      spawn('xclip', ['-quiet', '-selection', 'clipboard', '-t', 'image/png', '-i', file], {
        env: this.env,
      }),
    );
    await pause(500);
    return owner;
  }

  screenshot(file: string): void {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    execFileSync('import', ['-window', 'root', file], { env: this.env });
  }

  async close(): Promise<void> {
    await this.app.stop();
  }
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
