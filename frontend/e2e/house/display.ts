import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Starts a display that nobody sees and a session bus, both of the tests' own, and stops them
 * afterwards. Without a bus of its own every window would start one and leave it behind.
 */
export default async function display(): Promise<() => void> {
  const x = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  process.env['DISPLAY'] = `:${await firstLine(x, 3)}`;
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  process.env['DBUS_SESSION_BUS_ADDRESS'] = await firstLine(bus, 1);
  process.env['NO_AT_BRIDGE'] = '1';
  return () => {
    bus.kill();
    x.kill();
  };
}

function firstLine(started: ChildProcess, channel: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    started.stdio[channel]?.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('\n')) resolve(said.split('\n')[0] ?? '');
    });
    started.once('error', reject);
    started.once('exit', (code) => {
      reject(new Error(`${started.spawnfile} ended with ${String(code)}`));
    });
  });
}
