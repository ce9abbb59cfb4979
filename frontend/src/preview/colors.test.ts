// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodeCall } from '../api';
import { Colors } from './colors';
import { Pace } from './pace';

const late = (code: string) =>
  `<pre class="chroma" data-late="" data-line="0"><code class="language-go">${code}</code></pre>`;

let article: HTMLElement;
let asked: CodeCall[][];
let failed: unknown[];
let colors: Colors;
let answer: (code: string) => string;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<article></article>';
  article = document.querySelector('article')!;
  asked = [];
  failed = [];
  answer = (code) => `<b>${code}</b>`;
  const color = (code: CodeCall[]) => {
    asked.push(code);
    return code.some((c) => c.code === 'bad')
      ? Promise.reject(new Error('the post is closed'))
      : Promise.resolve(code.map((c) => answer(c.code)));
  };
  colors = new Colors(article, color, new Pace(), (reason) => failed.push(reason));
});

async function show(html: string): Promise<void> {
  const template = document.createElement('template');
  template.innerHTML = html;
  colors.prepare(template.content);
  article.replaceChildren(document.importNode(template.content, true));
  await vi.runAllTimersAsync();
}

describe('code that came plain', () => {
  it('is coloured in parts, and leaves no mark', async () => {
    const codes = Array.from({ length: 60 }, (_, i) => `x${String(i)}`);
    await show(`<p>a</p>${codes.map(late).join('')}`);
    expect(asked.map((part) => part.length)).toEqual([24, 24, 12]);
    expect(asked[0]![0]).toEqual({ language: 'go', code: 'x0' });
    expect(article.querySelector('[data-late]')).toBeNull();
    expect([...article.querySelectorAll('code b')].map((b) => b.textContent)).toEqual(codes);
  });

  it('is not asked for again when its block is made again', async () => {
    await show(late('x'));
    await show(`<p>a</p>${late('x')}${late('y')}`);
    expect(asked.map((part) => part.map((c) => c.code))).toEqual([['x'], ['y']]);
    expect(article.textContent).toBe('axy');
    expect(article.querySelectorAll('code b')).toHaveLength(2);
  });

  it('keeps the marks of its lines', async () => {
    const line = (n: number) => `<span class="line">${String(n)}</span>`;
    answer = () => line(1) + line(2);
    await show(late(`${line(1)}<span class="line highlighted">2</span>`));
    expect(article.querySelectorAll('.line.highlighted')).toHaveLength(1);
    expect(article.querySelector('.line.highlighted')!.textContent).toBe('2');
  });

  it('stays as it is, and that is told, when it cannot be coloured', async () => {
    await show(late('bad'));
    expect(failed).toHaveLength(1);
    expect(article.textContent).toBe('bad');
    colors.stop();
    await show(late('bad'));
    expect(failed).toHaveLength(1);
  });
});
