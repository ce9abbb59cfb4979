/**
 * Rich text from the clipboard as Markdown: what a writer can see in it (headings, weight, links,
 * lists, quotes, code, tables, pictures) and nothing of how it was painted.
 */

const structure =
  'h1,h2,h3,h4,h5,h6,a[href],strong,b,em,i,del,s,ul,ol,blockquote,pre,code,table,img[src],hr';

const blockNames = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE UL'
  ).split(' '),
);
const skipped = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'META',
  'LINK',
  'TITLE',
  'NOSCRIPT',
  'HEAD',
]);

/** The Markdown, or null when the text is as good without it: plain words, or code from an editor. */
export function markdownOf(html: string): string | null {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const only = body.children.length === 1 ? body.firstElementChild : null;
  if (!body.querySelector(structure) || only?.nodeName === 'PRE') return null;
  // A code editor's lines: painted word by word, in letters of one width.
  if (only && /mono|consol|menlo|courier/i.test(only.getAttribute('style') ?? '')) return null;
  return blocks(body).join('\n\n') || null;
}

function blocks(parent: Element): string[] {
  const out: string[] = [];
  let words = '';
  const flush = () => {
    const text = tidy(words);
    if (text) out.push(text);
    words = '';
  };
  for (const node of parent.childNodes) {
    if (node instanceof Element && !skipped.has(node.nodeName) && holdsBlocks(node)) {
      flush();
      out.push(...block(node));
    } else {
      words += inline(node);
    }
  }
  flush();
  return out;
}

function holdsBlocks(node: Element): boolean {
  return blockNames.has(node.nodeName) || [...node.children].some(holdsBlocks);
}

function block(node: Element): string[] {
  const name = node.nodeName;
  if (/^H[1-6]$/.test(name)) {
    const text = tidy(inlines(node)).replace(/\s*\n\s*/g, ' ');
    return text ? [`${'#'.repeat(Number(name[1]))} ${text}`] : [];
  }
  if (name === 'HR') return ['---'];
  if (name === 'PRE') return [fenced(node)];
  if (name === 'UL' || name === 'OL') return [list(node)];
  if (name === 'BLOCKQUOTE') return [prefixed(blocks(node).join('\n\n'), '> ', '> ')];
  if (name === 'TABLE') return table(node);
  return blocks(node);
}

function fenced(node: Element): string {
  const code = (node.textContent ?? '').replace(/\n$/, '');
  const language = /\b(?:language|lang|highlight-source)-([\w+#-]+)/.exec(
    `${node.className} ${node.querySelector('code')?.className ?? ''}`,
  );
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language?.[1] ?? ''}\n${code}\n${fence}`;
}

function list(node: Element): string {
  let n = Number(node.getAttribute('start') ?? 1) || 1;
  const items: string[] = [];
  for (const child of node.children) {
    if (child.nodeName === 'UL' || child.nodeName === 'OL') {
      // Some programs put a nested list beside its item instead of inside it.
      items.push(prefixed(list(child), '  ', '  '));
      continue;
    }
    const box = child.querySelector<HTMLInputElement>('input[type=checkbox]');
    const task = box ? (box.hasAttribute('checked') ? '[x] ' : '[ ] ') : '';
    const sign = node.nodeName === 'OL' ? `${n++}. ` : '- ';
    const inner = blocks(child);
    const tight = inner.every((text, i) => i === 0 || /^\s*(?:[-*+]|\d+[.)]) /.test(text));
    const text = task + inner.join(tight ? '\n' : '\n\n');
    items.push(prefixed(text, sign, ' '.repeat(sign.length)));
  }
  return items.join('\n');
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? first + line : line || rest.trim() ? (rest + line).trimEnd() : ''))
    .join('\n');
}

function table(node: Element): string[] {
  const rows = [...node.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) =>
      tidy(blocks(cell).join(' '))
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\|/g, '\\|'),
    ),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2) return rows.flat().filter(Boolean);
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const [head, ...body] = rows;
  return [[line(head!), line(Array(width).fill('---')), ...body.map(line)].join('\n')];
}

function inlines(parent: Element): string {
  return [...parent.childNodes].map(inline).join('');
}

function inline(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.textContent ?? '');
  if (!(node instanceof Element) || skipped.has(node.nodeName)) return '';
  switch (node.nodeName) {
    case 'BR':
      return '\n';
    case 'CODE':
    case 'KBD':
    case 'SAMP':
    case 'TT':
      return codeSpan(node.textContent ?? '');
    case 'A':
      return link(node);
    case 'IMG':
      return picture(node);
    default:
      return weighed(node, inlines(node));
  }
}

function codeSpan(text: string): string {
  const sign = text.includes('`') ? '``' : '`';
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return text.trim() ? sign + room + text.replace(/\s+/g, ' ') + room + sign : text;
}

function link(node: Element): string {
  const text = inlines(node);
  const href = node.getAttribute('href') ?? '';
  if (!/^(?:https?:|mailto:)/i.test(href) || !text.trim()) return text;
  if (text.trim() === href) return text.replace(href, `<${href}>`);
  return around(text, '[', `](${href.replace(/[ ()]/g, encodeURIComponent)})`);
}

function picture(node: Element): string {
  const src = node.getAttribute('src') ?? '';
  if (!/^https?:/i.test(src)) return '';
  return `![${escaped(node.getAttribute('alt') ?? '')}](${src.replace(/[ ()]/g, encodeURIComponent)})`;
}

/** Weight and slant, by the element or by its style: word processors use the style alone. */
function weighed(node: Element, text: string): string {
  if (!text.trim() || text.includes('\n\n')) return text;
  const style = node.getAttribute('style') ?? '';
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1];
  const heavy = weight
    ? /^(?:bold|bolder|[6-9]00)$/i.test(weight)
    : /^(?:B|STRONG)$/.test(node.nodeName);
  const slanted = /font-style:\s*italic/i.test(style) || /^(?:I|EM)$/.test(node.nodeName);
  let out = text;
  if (/^(?:S|DEL|STRIKE)$/.test(node.nodeName)) out = around(out, '~~', '~~');
  if (slanted) out = around(out, '*', '*');
  if (heavy) out = around(out, '**', '**');
  return out;
}

/** Signs stand at the words themselves: with a blank inside them they would mean nothing. */
function around(text: string, open: string, close: string): string {
  const inner = text.trim();
  const start = text.indexOf(inner);
  return text.slice(0, start) + open + inner + close + text.slice(start + inner.length);
}

/** Signs that would become markup where there was none; the rest is left readable. */
function escaped(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(^|[^\p{L}\p{N}])_|_(?=$|[^\p{L}\p{N}])/gu, (match) => match.replace('_', '\\_'));
}

/** Blanks around line breaks go; a break within a paragraph stays one. */
function tidy(text: string): string {
  return text
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(/\n(?!\n)(?<!\n\n)/g, '  \n')
    .replace(/^([-+#>]|\d+[.)])(?=\s)/gm, '\\$1');
}
