// gatsby-transformer-remark without plugins, asked as Gatsby asks it.
import { createRequire } from 'node:module';
import { answer } from './blocks.mjs';

const require = createRequire(import.meta.url);
const transformer = require('gatsby-transformer-remark/gatsby-node.js');
const cache = { get: async () => undefined, set: async () => undefined };
const fields = await transformer.setFieldsOnGraphQLNodeType(
  {
    type: { name: 'MarkdownRemark' },
    basePath: '',
    getNode: () => undefined,
    getNodesByType: () => [],
    cache,
    getCache: () => cache,
    reporter: console,
  },
  { plugins: [] },
);
let id = 0;
await answer((markdown) =>
  fields.html.resolve({ id: `${++id}`, internal: { content: markdown, contentDigest: `${id}` } }, {}, {}),
);
