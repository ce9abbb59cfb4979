import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { type Home } from './home';

/** A post in the shape that a Gatsby blog from Seoul has: lists indented by four, `cover :`, three blank lines. */
export const reviewPost = `---
template: "post"
title: "2023년을 돌아보며"
date: "2023-12-30 13:00"
slug: "2023-review"
keywords: "personal"
cover : './cover.png'
categories: 
    - Devops
    - review
tags: 
    - Devops
    - review
---



# 들어가며

올해 무엇을 했는지 **천천히** 적어 봅니다. 😀 

![정리](./organize.png)

## 읽은 책

|  | 책 | 갈래 |
| --- | --- | --- |
| 1 | 바람이 머문 자리 | 에세이 |
| 2 | 작은 도구들 | IT |

- [x] 회고 쓰기
- [ ] 내년 계획

끝. `;

/** A PNG of one colour. */
export function png(width: number, height: number, colour: [number, number, number]): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(colour))]);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(zlib.crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', zlib.deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A small Gatsby blog with one bundle, two other files, and a bare remote beside it. */
export class Blog {
  readonly dir: string;
  readonly remote: string;
  readonly post = 'posts/2023-review/index.md';

  constructor(
    readonly home: Home,
    text: string = reviewPost,
  ) {
    this.dir = path.join(home.dir, 'blog');
    this.remote = path.join(home.dir, 'blog.git');
    home.git(home.dir, 'init', '-q', '--bare', '-b', 'main', this.remote);
    home.git(home.dir, 'init', '-q', '-b', 'main', this.dir);
    home.git(this.dir, 'config', 'user.name', 'A Writer');
    home.git(this.dir, 'config', 'user.email', 'writer@example.org');
    this.write('gatsby-config.js', 'module.exports = {}\n');
    this.write('package.json', '{ "dependencies": { "gatsby": "^5" } }\n');
    this.write(this.post, text);
    this.write('posts/2023-review/cover.png', png(64, 40, [60, 90, 200]));
    this.write('posts/2023-review/organize.png', png(80, 50, [200, 120, 60]));
    this.write(
      'posts/hello/index.md',
      '---\ntitle: "Hello"\ndate: "2022-05-01 09:00"\n---\n\nHello.\n',
    );
    this.write('notes.txt', 'a note\n');
    this.write('about.md', '# About\n');
    home.git(this.dir, 'add', '-A');
    home.git(this.dir, 'commit', '-q', '-m', 'A blog');
    home.git(this.dir, 'remote', 'add', 'origin', this.remote);
    home.git(this.dir, 'push', '-q', '-u', 'origin', 'main');
  }

  write(file: string, data: string | Buffer): void {
    const full = path.join(this.dir, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, data);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.dir, file), 'utf8');
  }

  /** The commit that the remote's branch has. */
  remoteHead(): string {
    return this.home.git(this.remote, 'rev-parse', 'main').trim();
  }

  /** The files that the remote's newest commit touched. */
  remoteFiles(): string[] {
    return this.home
      .git(
        this.remote,
        '-c',
        'core.quotePath=false',
        'diff-tree',
        '--no-commit-id',
        '--name-only',
        '-r',
        'main',
      )
      .trim()
      .split('\n');
  }

  /** Lets the welcome page offer this blog. */
  remember(): void {
    fs.mkdirSync(this.home.settings, { recursive: true });
    fs.writeFileSync(
      path.join(this.home.settings, 'settings.json'),
      JSON.stringify({
        recent: [
          { dir: this.dir, name: 'blog', generator: 'gatsby', posts: 2, opened: 1_700_000_000 },
        ],
      }),
    );
  }
}

/** The lines that differ between two texts of equally many lines, else a sentence. */
export function changedLines(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  if (a.length !== b.length) return [`${String(a.length)} lines became ${String(b.length)}`];
  return b.filter((line, i) => line !== a[i]);
}
