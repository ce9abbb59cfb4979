import { execFileSync, spawn } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Home } from './home';

/** Git's own server for the web, which lets in whoever knows the password. */
export async function gitServer(home: Home, password: string) {
  const backend = path.join(
    execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(),
    'git-http-backend',
  );
  const server = http.createServer((asked, answer) => {
    const [name, given] = Buffer.from((asked.headers.authorization ?? '').slice(6), 'base64')
      .toString()
      .split(':');
    if (given !== password) {
      answer.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const url = new URL(asked.url ?? '/', 'http://x');
    const git = spawn(backend, {
      env: home.env({
        GIT_PROJECT_ROOT: home.dir,
        GIT_HTTP_EXPORT_ALL: '1',
        REMOTE_USER: name ?? '',
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: asked.method ?? 'GET',
        CONTENT_TYPE: asked.headers['content-type'] ?? '',
        ...(asked.headers['content-length']
          ? { CONTENT_LENGTH: asked.headers['content-length'] }
          : {}),
        ...(asked.headers['content-encoding']
          ? { HTTP_CONTENT_ENCODING: asked.headers['content-encoding'] }
          : {}),
        GIT_PROTOCOL: String(asked.headers['git-protocol'] ?? ''),
      }),
    });
    asked.pipe(git.stdin);
    const parts: Buffer[] = [];
    git.stdout.on('data', (part: Buffer) => parts.push(part));
    git.on('close', () => {
      const whole = Buffer.concat(parts);
      const end = whole.indexOf('\r\n\r\n');
      const heads = whole.subarray(0, end).toString().split('\r\n');
      let status = 200;
      for (const line of heads) {
        const [key, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)];
        if (key === 'Status') status = Number.parseInt(value, 10);
        else answer.setHeader(key, value);
      }
      answer.writeHead(status).end(whole.subarray(end + 4));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
