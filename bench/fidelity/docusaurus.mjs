// Docusaurus' MDX loader with the configuration of a new project, its pages
// rendered without a theme; a link or picture keeps the address it is written with.
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import * as runtime from 'react/jsx-runtime';
import { MDXProvider, useMDXComponents } from '@mdx-js/react';
import { evaluate } from '@mdx-js/mdx';
import { answer } from './blocks.mjs';

const require = createRequire(import.meta.url);
const { createProcessorUncached } = require('@docusaurus/mdx-loader/lib/processor.js');
const preprocess = require('@docusaurus/mdx-loader/lib/preprocessor.js').default;
const markdownConfig = {
  format: 'mdx',
  mermaid: false,
  emoji: true,
  mdx1Compat: { comments: true, admonitions: true, headingIds: true },
  anchors: { maintainCase: false },
  hooks: { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' },
};
const options = {
  markdownConfig,
  admonitions: true,
  staticDirs: [],
  siteDir: '/blog',
  removeContentTitle: false,
  outputFormat: 'function-body',
};
const processor = await createProcessorUncached({ options, format: 'mdx' });
const admonition = (props) =>
  createElement(
    'div',
    { className: `admonition ${props.type}` },
    props.title && createElement('p', { className: 'admonition-title' }, props.title),
    props.children,
  );
const components = { admonition, details: 'details', mermaid: 'pre', Head: () => null };
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

await answer(async (markdown) => {
  const filePath = '/blog/a.md';
  const fileContent = preprocess({ fileContent: markdown, filePath, admonitions: true, markdownConfig });
  const { content } = await processor.process({
    content: fileContent, filePath, frontMatter: {}, compilerName: 'server',
  });
  const code = content.replace(/require\("[^"]*?!([^"]*)"\)\.default/g, '"$1"');
  const page = await new AsyncFunction('_', code)({ ...runtime, useMDXComponents, baseUrl: 'file:///blog/' });
  return renderToStaticMarkup(
    createElement(MDXProvider, { components }, createElement(page.default, { components })),
  );
});
