import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** A home folder of its own: settings, data, trash and git's identity are the test's. */
export class Home {
  readonly dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'penpush-home-')));

  env(more: Record<string, string> = {}): NodeJS.ProcessEnv {
    const env: NodeJS.ProcessEnv = { ...process.env };
    for (const name of Object.keys(env)) if (name.startsWith('GIT_')) delete env[name];
    return {
      ...env,
      HOME: this.dir,
      PATH: `${this.#bin}:${process.env['PATH'] ?? ''}`,
      XDG_CONFIG_HOME: path.join(this.dir, 'config'),
      XDG_DATA_HOME: path.join(this.dir, 'data'),
      XDG_CACHE_HOME: path.join(this.dir, 'cache'),
      GIT_CONFIG_NOSYSTEM: '1',
      // What still draws while its window closes would fill the folder that is being removed.
      MESA_SHADER_CACHE_DISABLE: 'true',
      PENPUSH_INSTANCE: path.basename(this.dir),
      LANG: 'en_US.UTF-8',
      LC_ALL: 'C.UTF-8',
      ...more,
    };
  }

  /** The folder of programs that stand before the system's: its browser only writes down. */
  get #bin(): string {
    const bin = path.join(this.dir, 'bin');
    if (!fs.existsSync(bin)) {
      fs.mkdirSync(bin);
      const browser = `#!/bin/sh\nprintf '%s\\n' "$1" >>'${this.dir}/opened'\n`;
      fs.writeFileSync(path.join(bin, 'xdg-open'), browser, { mode: 0o755 });
    }
    return bin;
  }

  /** The addresses that the system's browser was given. */
  get opened(): string[] {
    const list = path.join(this.dir, 'opened');
    return fs.existsSync(list) ? fs.readFileSync(list, 'utf8').trim().split('\n') : [];
  }

  get settings(): string {
    return path.join(this.dir, 'config', 'penpush');
  }

  git(dir: string, ...args: string[]): string {
    return execFileSync('git', args, {
      cwd: dir,
      env: this.env(),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  }

  /** What `penpush-cli` answers, as JSON. */
  cli(...args: string[]): unknown {
    const out = execFileSync(path.join(root, 'build/bin/penpush-cli'), [...args, '--json'], {
      env: this.env(),
      encoding: 'utf8',
    });
    return JSON.parse(out);
  }

  remove(): void {
    fs.rmSync(this.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
