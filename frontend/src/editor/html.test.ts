// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { markdownOf } from './html';

describe('rich text becomes Markdown', () => {
  it.each([
    ['<p>Hello <b>big</b> <i>world</i></p>', 'Hello **big** *world*'],
    ['<h2>제목</h2><p>글</p>', '## 제목\n\n글'],
    ['see <a href="https://x.org/a">this</a>', 'see [this](https://x.org/a)'],
    ['<a href="https://x.org">https://x.org</a>', '<https://x.org>'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b'],
    ['<ol start="3"><li>a</li><li><p>b</p></li></ol>', '3. a\n4. b'],
    ['<ul><li><input type="checkbox" checked> done</li></ul>', '- [x] done'],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['<p>a</p><pre><code class="language-go">x := 1\n</code></pre>', 'a\n\n```go\nx := 1\n```'],
    ['<p>Press <kbd>F5</kbd></p><hr>', 'Press `F5`\n\n---'],
    ['<p><b>one </b>two</p>', '**one** two'],
    [
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>x|y</td></tr></table>',
      '| a | b |\n| --- | --- |\n| 1 | x\\|y |',
    ],
    ['<p>a<br>b <em>c</em></p>', 'a  \nb *c*'],
    ['<p>2 * 3 and [x] <b>and</b> snake_case</p>', '2 \\* 3 and \\[x\\] **and** snake_case'],
    ['<img src="https://x.org/a.png" alt="A">', '![A](https://x.org/a.png)'],
    [
      '<b style="font-weight:normal"><p><span style="font-weight:700">Docs</span> text</p></b>',
      '**Docs** text',
    ],
    ['<style>p{}</style><p><s>old</s></p>', '~~old~~'],
  ])('%s', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it('is left to plain text where there is nothing to see in it', () => {
    expect(markdownOf('<p>just words</p><p>more</p>')).toBeNull();
    expect(
      markdownOf('<div style="font-family: Consolas, monospace"><b>const</b> x</div>'),
    ).toBeNull();
    expect(markdownOf('<pre style="color:red"><b>const</b> x</pre>')).toBeNull();
  });
});
