// A new Hexo site: filters, tags, code and the marked renderer as for a post.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { answer } from './blocks.mjs';

const require = createRequire(import.meta.url);
const Hexo = require('hexo');
const site = join(dirname(process.argv[3]), 'hexo-site');
rmSync(site, { recursive: true, force: true });
mkdirSync(join(site, 'source'), { recursive: true });
const own = join(dirname(process.argv[3]), 'settings.json');
// The other renderer is no part of package.json: install it beside to measure a blog that has it.
const renderer = process.env.HEXO_RENDERER ?? 'hexo-renderer-marked';
writeFileSync(join(site, '_config.yml'), existsSync(own) ? readFileSync(own) : 'title: t\n');
writeFileSync(
  join(site, 'package.json'),
  JSON.stringify({ name: 'a', private: true, hexo: { version: '7.3.0' }, dependencies: { [renderer]: '*' } }),
);
symlinkSync(join(process.cwd(), 'node_modules'), join(site, 'node_modules'));
const hexo = new Hexo(site, { silent: true });
await hexo.init();
await answer(async (markdown) => {
  const data = { content: markdown, source: '_posts/a.md', path: 'a/', engine: 'markdown', disableNunjucks: true };
  return (await hexo.post.render(null, data)).content;
});
