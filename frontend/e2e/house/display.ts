import { spawn } from 'node:child_process';

/** Starts a display of the tests' own, which nobody sees, and stops it afterwards. */
export default async function display(): Promise<() => void> {
  const x = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    let said = '';
    x.stdio[3]?.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('\n')) resolve(said.trim());
    });
    x.once('error', reject);
    x.once('exit', (code) => reject(new Error(`Xvfb ended with ${String(code)}`)));
  });
  process.env['DISPLAY'] = `:${number}`;
  return () => {
    x.kill();
  };
}
