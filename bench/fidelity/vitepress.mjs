// The renderer that VitePress makes for a new project.
import { createMarkdownRenderer } from 'vitepress';
import { answer } from './blocks.mjs';

const md = await createMarkdownRenderer('/blog', {}, '/', { warn() {}, info() {}, error() {} });
await answer((markdown) => md.render(markdown, { path: '/blog/a.md', relativePath: 'a.md', cleanUrls: false }));
