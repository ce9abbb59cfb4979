/** What draws formulas and diagrams, loaded when the first of them is seen. */
import type { Draw, Kind } from './drawings';

let drawn = 0;

/** Draws for a pane, whose page borrows the formulas' letters. */
export function drawFor(page: Document): Draw {
  return (kind, source, dark) =>
    kind === 'diagram' ? diagram(source, dark) : formula(kind, source, page);
}

async function formula(kind: Kind, source: string, page: Document): Promise<string> {
  const [{ default: katex }, { default: sheet }] = await Promise.all([
    import('katex'),
    import('katex/dist/katex.min.css?url'),
  ]);
  if (!page.querySelector('link[data-formulas]')) {
    const link = page.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet;
    link.dataset.formulas = '';
    page.head.append(link);
  }
  return katex.renderToString(source, {
    displayMode: kind === 'display',
    throwOnError: true,
    strict: 'ignore',
    trust: false,
    maxSize: 50,
    maxExpand: 500,
  });
}

async function diagram(source: string, dark: boolean): Promise<string> {
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: dark ? 'dark' : 'default',
    suppressErrorRendering: true,
    maxTextSize: 20_000,
    maxEdges: 300,
    htmlLabels: false,
  });
  const { svg } = await mermaid.render(`pp-diagram-${String(++drawn)}`, source);
  return svg;
}
