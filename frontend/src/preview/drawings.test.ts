// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Drawings, type Kind } from './drawings';
import { Memory } from './memory';

let article: HTMLElement;
let asked: string[];
let drawings: Drawings;
let moved: number;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<article></article>';
  article = document.querySelector('article')!;
  asked = [];
  moved = 0;
  const draw = (kind: Kind, source: string) => {
    asked.push(`${kind} ${source}`);
    return source.includes('bad')
      ? Promise.reject(new Error('no such command'))
      : Promise.resolve(`<b>${kind}</b>`);
  };
  drawings = new Drawings(article, draw, () => moved++);
});

async function show(html: string): Promise<void> {
  const template = document.createElement('template');
  template.innerHTML = html;
  drawings.prepare(template.content);
  article.replaceChildren(document.importNode(template.content, true));
  await vi.runAllTimersAsync();
}

describe('formulas and diagrams', () => {
  it('are drawn after a pause, once for each content', async () => {
    await show('<p>a <span class="math math-inline">x^2</span> b</p>');
    expect(article.querySelector('span')!.innerHTML).toBe('<b>formula</b>');
    expect(moved).toBe(1);
    await show(
      '<p>ab <span class="math math-inline">x^2</span></p><div class="math-display">y</div>',
    );
    expect(asked).toEqual(['formula x^2', 'display y']);
    expect(article.querySelector('span')!.innerHTML).toBe('<b>formula</b>');
  });

  it('stand in the place of their code', async () => {
    await show(
      '<pre data-line="0"><code class="language-mermaid">graph TD</code></pre><pre><code class="language-go">x</code></pre>',
    );
    expect(asked).toEqual(['diagram graph TD']);
    expect(article.querySelector('pre')!.innerHTML).toBe('<b>diagram</b>');
    expect(article.querySelector('pre')!.getAttribute('data-line')).toBe('0');
    expect(article.querySelectorAll('pre')[1]!.textContent).toBe('x');
  });

  it('in a line leave the line as it is', async () => {
    await show('<p>a <code class="language-math math-inline">x</code> b</p>');
    expect(article.textContent).toBe('a formula b');
  });

  it('are single dollars where the site has them so, and prices nowhere', async () => {
    const text = '<p>$5 and $10, $x^2$ and $a_1$; <code>$y$</code> $ z$</p>';
    drawings.marks = 'marks';
    await show(text);
    expect(asked).toEqual([]);
    drawings.marks = 'dollars';
    await show(text);
    expect(asked).toEqual(['formula x^2', 'formula a_1']);
  });

  it('that are broken say so in their place', async () => {
    await show('<p><span class="math-inline">\\bad &lt;</span></p>');
    expect(article.querySelector('span')!.innerHTML).toBe(
      '\\bad &lt;<span class="pp-broken">no such command</span>',
    );
  });

  it('are found in the text only where the blog has them there', async () => {
    await show('<p>\\(a\\) and $$b$$ <code>\\(c\\)</code></p>');
    expect(asked).toEqual([]);
    drawings.marks = 'marks';
    await show('<p>\\(a\\) and $$b$$ <code>\\(c\\)</code></p>');
    expect(asked).toEqual(['formula a', 'display b']);
    expect(article.querySelector('code')!.textContent).toBe('\\(c\\)');
  });

  it('that are endless stay as they are', async () => {
    await show(`<p><span class="math-inline">${'x'.repeat(30_000)}</span></p>`);
    expect(asked).toEqual([]);
  });

  it('are remembered up to a size', () => {
    const memory = new Memory(10);
    memory.put('a', '1234');
    memory.put('b', '1234');
    expect(memory.get('a')).toBe('1234');
    memory.put('c', '1234');
    expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([
      '1234',
      undefined,
      '1234',
    ]);
  });
});
