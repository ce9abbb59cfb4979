import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Started, until } from './app';
import { type Home, root } from './home';

/** A place of the window, in pixels. */
export interface Place {
  x: number;
  y: number;
}

export interface Opening {
  /** Environment of this window's own. */
  env?: Record<string, string>;
  /** The program in build/bin; the one that writers get when it is not named. */
  program?: 'penpush' | 'penpush-dev';
}

/** The real window, driven from outside with keys and mouse as a person would. */
export class RealWindow {
  /** Where things are at 1280 × 800; nothing else is known of the window's inside. */
  static readonly places = {
    list: { x: 100, y: 600 },
    title: { x: 560, y: 88 },
    text: { x: 560, y: 690 },
    preview: { x: 790, y: 80 },
  } satisfies Record<string, Place>;

  private constructor(
    readonly app: Started,
    private readonly id: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async open(home: Home, args: string[], how: Opening = {}): Promise<RealWindow> {
    const env = home.env(how.env);
    const program = path.join(root, 'build/bin', how.program ?? 'penpush');
    const app = new Started(spawn(program, args, { env, cwd: home.dir }));
    try {
      return await found(app, env, (id) => new RealWindow(app, id, env));
    } catch (error) {
      await app.stop();
      throw new Error(`${String(error)}\n${app.said}`);
    }
  }

  xdotool(...args: string[]): string {
    return execFileSync('xdotool', args, { env: this.env, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  get title(): string {
    return this.xdotool('getwindowname', this.id);
  }

  /** Waits until a post is open and drawn: the window is named after it. */
  async shows(title: string | RegExp): Promise<void> {
    const is = (now: string) => (typeof title === 'string' ? now === title : title.test(now));
    await until(`the window is called ${String(title)}`, () => is(this.title), 30_000);
    await until('something is drawn', () => colours(this.pixels()) > 100, 30_000);
  }

  key(...keys: string[]): void {
    this.xdotool('key', '--delay', '40', ...keys);
  }

  type(text: string): void {
    this.xdotool('type', '--delay', '30', text);
  }

  click({ x, y }: Place, button = 1): void {
    this.xdotool('mousemove', String(x), String(y), 'click', String(button));
  }

  /** Drags a file from a window beside it and lets it fall at a place of this one. */
  async drag(file: string, { x, y }: Place): Promise<void> {
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
        this.xdotool('mousemove', String(dx), String(dy));
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

  /** The middle of what has exactly this colour, or null when nothing has it. */
  find([r, g, b]: readonly [number, number, number], from: Place = { x: 0, y: 0 }): Place | null {
    const pixels = this.pixels();
    const at: Place[] = [];
    for (let i = 0; i < width * height; i++) {
      const [x, y] = [i % width, Math.floor(i / width)];
      if (x < from.x || y < from.y) continue;
      if (pixels[i * 3] === r && pixels[i * 3 + 1] === g && pixels[i * 3 + 2] === b)
        at.push({ x, y });
    }
    return at[at.length >> 1] ?? null;
  }

  /** The colour of a place, as six digits. */
  colour({ x, y }: Place): string {
    const at = (y * width + x) * 3;
    return this.pixels()
      .subarray(at, at + 3)
      .toString('hex');
  }

  /** Waits until nothing moves any more. */
  async still(): Promise<void> {
    let before: Buffer = Buffer.alloc(0);
    await until('the window stands still', async () => {
      await pause(400);
      const now = this.pixels();
      const same = now.equals(before);
      before = now;
      return same;
    });
  }

  async close(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.app.stop(signal);
  }

  private pixels(): Buffer {
    return execFileSync('import', ['-window', 'root', '-depth', '8', 'rgb:-'], {
      env: this.env,
      maxBuffer: 1 << 24,
    });
  }
}

const width = 1280;
const height = 800;

function colours(pixels: Buffer): number {
  const seen = new Set<number>();
  for (let i = 0; i < pixels.length; i += 3) seen.add(pixels.readUIntBE(i, 3));
  return seen.size;
}

/** Waits for a process's window, and puts it where tests expect it. */
async function found<T>(app: Started, env: NodeJS.ProcessEnv, make: (id: string) => T): Promise<T> {
  const ask = (...args: string[]) =>
    execFileSync('xdotool', args, {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  let id = '';
  await until(
    'a window is seen',
    () => {
      try {
        id =
          ask('search', '--onlyvisible', '--pid', String(app.process.pid)).split('\n').at(-1) ?? '';
        if (id === '') return false;
        ask('windowmove', id, '0', '0');
        ask('windowsize', id, String(width), String(height));
        ask('windowfocus', '--sync', id);
        return true;
      } catch {
        return false; // xdotool answers 1 while there is no such window, or none that can be focused
      }
    },
    30_000,
  );
  return make(id);
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
