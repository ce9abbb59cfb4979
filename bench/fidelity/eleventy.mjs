// Eleventy's Markdown with no configuration; each block is a page of one site.
// What its Liquid would work out is left out: one such page would end the build.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Eleventy from '@11ty/eleventy';
import { read, answer } from './blocks.mjs';

const site = join(dirname(process.argv[3]), 'eleventy-site');
rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
process.chdir(site);
const plain = read().filter(([, markdown]) => !/\{\{|\{%/.test(markdown));
plain.forEach(([, markdown], i) => writeFileSync(`b${i}.md`, `---\na: b\n---\n${markdown}`));
const built = await new Eleventy(site, join(site, '_site'), { quietMode: true }).toJSON();
const pages = new Map();
for (const page of built) {
  const n = /b(\d+)\.md$/.exec(page.inputPath);
  if (n) pages.set(plain[+n[1]][1], page.content);
}
await answer((markdown) => {
  if (!pages.has(markdown)) throw new Error('not built');
  return pages.get(markdown);
});
