// What the drivers share: blocks come in as {name: markdown}, pages go out as
// {name: html}; null is a block that this generator refuses to build.
import { readFileSync, writeFileSync } from 'node:fs';

const [, , from, to] = process.argv;

export function read() {
  return Object.entries(JSON.parse(readFileSync(from, 'utf8')));
}

export async function answer(render) {
  const pages = {};
  for (const [name, markdown] of read()) {
    try {
      pages[name] = await render(markdown);
    } catch {
      pages[name] = null;
    }
  }
  writeFileSync(to, JSON.stringify(pages));
  process.exit(0);
}
