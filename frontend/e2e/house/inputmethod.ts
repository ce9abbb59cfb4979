import { execFileSync, spawn } from 'node:child_process';
import { Started, until } from './app';
import { type Home } from './home';

/** A real Korean input method, in a session of its own: keys become 한글 as they do for a writer. */
export class InputMethod {
  private constructor(
    private readonly session: Started,
    private readonly daemon: Started,
    /** What a program needs to be written into with it. */
    readonly env: Record<string, string>,
  ) {}

  /** Why there is none here, or "". */
  static missing(): string {
    try {
      for (const program of ['ibus-daemon', 'ibus', 'dbus-daemon', 'gsettings'])
        execFileSync('which', [program]);
      const engines = execFileSync('sh', ['-c', 'ls /usr/share/ibus/component/hangul.xml'], {
        stdio: 'pipe',
      });
      return engines.length > 0 ? '' : 'no Hangul';
    } catch (error) {
      return `ibus, ibus-hangul, dbus or gsettings is not installed (${String(error).split('\n')[0] ?? ''})`;
    }
  }

  static async start(home: Home): Promise<InputMethod> {
    const session = new Started(
      spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], { env: home.env() }),
    );
    await until('a session bus answers', () => session.said.includes('\n'));
    const env = {
      DBUS_SESSION_BUS_ADDRESS: session.said.split('\n')[0] ?? '',
      GTK_IM_MODULE: 'ibus',
      XMODIFIERS: '@im=ibus',
    };
    const ask = (program: string, ...args: string[]) =>
      execFileSync(program, args, { env: home.env(env), encoding: 'utf8', stdio: 'pipe' }).trim();
    ask('gsettings', 'set', 'org.freedesktop.ibus.engine.hangul', 'initial-input-mode', 'hangul');
    const daemon = new Started(
      spawn('ibus-daemon', ['-x', '-r', '--panel', 'disable'], { env: home.env(env) }),
    );
    const input = new InputMethod(session, daemon, env);
    let said = '';
    try {
      await until(
        'the Hangul engine is on',
        () => {
          try {
            ask('ibus', 'engine', 'hangul');
            return ask('ibus', 'engine') === 'hangul';
          } catch (error) {
            said = String(error); // the daemon is still starting
            return false;
          }
        },
        30_000,
      );
    } catch (error) {
      await input.stop();
      throw new Error(`${String(error)}\n${said}\n${daemon.said}`);
    }
    return input;
  }

  async stop(): Promise<void> {
    await this.daemon.stop();
    await this.session.stop();
  }
}
