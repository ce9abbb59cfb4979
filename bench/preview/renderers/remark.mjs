import stringify from 'rehype-stringify';
import gfm from 'remark-gfm';
import parse from 'remark-parse';
import rehype from 'remark-rehype';
import { unified } from 'unified';

const html = { allowDangerousHtml: true };
const line = unified().use(parse).use(gfm).use(rehype, html).use(stringify, html);

export const render = (text) => String(line.processSync(text));
