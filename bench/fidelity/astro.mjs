// Astro's own processor with the configuration of a new project.
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import { answer } from './blocks.mjs';

const processor = await createMarkdownProcessor({});
await answer(async (markdown) => (await processor.render(markdown)).code);
