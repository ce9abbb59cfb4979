import type { Page } from '@playwright/test';
import { lookInside } from '../house/inside';
import { expect, test } from '../house/test';

/** How long the random edits go on; `make soak` lets them go on for an hour. */
const seconds = Number(process.env['PANE_SECONDS'] ?? 10);

const tags = [
  ...['{{< md >}}', '{{< /md >}}', '{{% md %}}', '{{% /md %}}', '{{< raw >}}', '{{< /raw >}}'],
  ...['{{< highlight go >}}', '{{< /highlight >}}', '{{< figure src="a.png"', 'caption="x" >}}'],
  ...['{{< details >}}', '{{< /details >}}', '글 {{< none a=b >}}', '{{</* x */>}}', '{{ x }}'],
  ...['{% highlight js %}', '{% endhighlight %}', '{% raw %}', '{% endraw %}'],
  ...['{% codeblock %}', '{% endcodeblock %}', '{% include a.html %}'],
  ...['{% blockquote a %}', '{% endblockquote %}', '{% note %}', '{% endnote %}'],
  ...['::: tip', ':::', '<Note a="b">', '</Note>', '<Note />', '> [!NOTE]', 'term', ': meaning'],
];

// No comments: MDX shows nothing of what stands in one that is left open, nor the mark then.
const pieces = [
  ...tags,
  ...[
    '',
    '',
    '',
    '문단',
    '글 **굵게** `code`',
    '# 제목',
    '## 제목',
    '### b',
    '- 항목',
    '  - 안',
    '1. 하나',
  ],
  ...[
    '- [x] 함',
    '> 인용',
    '> - 목록',
    '```',
    '```go',
    '~~~',
    '    code',
    '---',
    '===',
    '<details>',
  ],
  ...['</details>', '<div>', '</div>', '<b>x</b>', '<p align=center>', '<svg><path/>'],
  ...['</svg>', '[a]: https://a.org', '[a] [b][]', '[b]: <x>', '| a | b |', '|---|---|', '| 1 |'],
  ...['x[^1]', '[^1]: note', '[^2]: two', 'y[^2]', '{{< x >}}', '{% raw %}', '\\', 'a  ', '<', '['],
];

/** The article as it is, without what pointing and pictures that load add to it. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const copy = window.paneWindow().document.getElementById('post')!.cloneNode(true) as Element;
    for (const element of copy.querySelectorAll('[data-here]'))
      element.removeAttribute('data-here');
    return copy.innerHTML;
  });

/** Waits until the words are in the pane, wherever the markup before them puts them. */
async function arrived(page: Page, words: string) {
  await page.waitForFunction(
    (mark) => window.paneWindow().document.getElementById('post')?.innerHTML.includes(mark),
    words,
    { polling: 20 },
  );
}

/**
 * Makes random edits, each told to Go for itself. After each, what is in the pane is held against the
 * whole page that Go makes of the text then; the answer is what differs first, or "".
 */
async function edit(page: Page, seed: number, edits: number, post: string): Promise<string> {
  return page.evaluate(
    async ([list, start, many, path]) => {
      let state = start;
      const random = (n: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * n);
      };
      const view = window.editorView();
      const article = () => window.paneWindow().document.getElementById('post')!;
      /** Elements by name, line and id, and words; not what the window adds, nor frames. */
      const outline = (root: Node): string => {
        let out = '';
        for (const node of root.childNodes) {
          if (node.nodeType === 3) out += node.nodeValue;
          if (node.nodeType !== 1) continue;
          const element = node as Element;
          if (/pp-(missing|embed|broken)/.test(element.className)) continue;
          if (/^(iframe|embed|script|object)$/i.test(element.tagName)) continue;
          if (element.hasAttribute('data-draw-done')) continue;
          const inside = outline(element);
          if (element.className === 'pp-part') {
            out += inside;
            continue;
          }
          const at = element.getAttribute('data-line') ?? '';
          out += `<${element.localName} ${at} ${element.id}>${inside}</>`;
        }
        return out;
      };
      for (let i = 0; i < many; i++) {
        for (let typed = random(3); typed >= 0; typed--) {
          const { doc } = view.state;
          // The last two lines stay: a blank one, and the mark.
          const first = 6 + random(Math.max(1, doc.lines - 7));
          const last = Math.min(doc.lines - 2, first + random(3));
          if (first > last) continue;
          const insert = Array.from({ length: random(4) }, () => list[random(list.length)]);
          const { from } = doc.line(first);
          view.dispatch({ changes: { from, to: doc.line(last).to, insert: insert.join('\n') } });
        }
        const mark = `mark${String(start)}x${String(i)}`;
        const end = view.state.doc.line(view.state.doc.lines);
        view.dispatch({ changes: { from: end.from, to: end.to, insert: mark } });
        const late = Date.now() + 15_000;
        while (!article().innerHTML.includes(mark)) {
          if (Date.now() > late) return `${mark} never came`;
          await new Promise((done) => setTimeout(done, 4));
        }
        const answer = await fetch(`/page?post=${encodeURIComponent(path)}`);
        const whole = (await answer.json()) as { blocks: { html: string }[] };
        const template = document.createElement('template');
        const want = whole.blocks
          .map(({ html }) => {
            template.innerHTML = html;
            return outline(template.content);
          })
          .join('');
        const got = outline(article());
        if (got === want) continue;
        let at = 0;
        while (got[at] === want[at]) at++;
        const near = (s: string) => s.slice(Math.max(0, at - 200), at + 200);
        return `edit ${String(i)}\n${near(got)}\nis not\n${near(want)}\nin\n${document.title}`;
      }
      return '';
    },
    [pieces, seed, edits, post] as const,
  );
}

/** The blog's posts are in another Markdown from now on. */
async function speak(page: Page, dialect: string) {
  await page.evaluate(async (value) => {
    interface Bound {
      go: { bridge: { Window: { SetConvention: (call: object) => Promise<unknown> } } };
    }
    const { SetConvention } = (window as unknown as Bound).go.bridge.Window;
    await SetConvention({ key: 'dialect', value, from: 'user' });
  }, dialect);
}

const dialects = ['hugo', 'jekyll', 'hexo', 'docusaurus', 'github'];

test('after any edits the pane shows what a full render shows', async ({ blog, open }) => {
  test.setTimeout((3 * seconds + 300) * 1000);
  const front = (title: string) => `---\ntitle: "${title}"\ndate: "2024-01-01"\n---\n\n`;
  const long = Array.from({ length: 380 }, (_, n) =>
    n % 7 ? `글 ${String(n)}` : `## 제목 ${String(n)}`,
  );
  blog.write('posts/short/index.md', `${front('Short')}# 시작\n\n글\n\n처음`);
  blog.write('posts/long/index.md', `${front('Long')}${long.join('\n\n')}\n\n처음`);
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await lookInside(page);
  const go = async (name: string, words: string) => {
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
    await expect(page).toHaveTitle(new RegExp(`^${name} `));
    await arrived(page, words);
  };
  let edits = 0;
  let rounds = 0;
  const last = { Short: '처음', Long: '처음' };
  for (const dialect of dialects) {
    await go('Hello', 'Hello.');
    await speak(page, dialect);
    for (const name of ['Short', 'Long'] as const) {
      // A long post takes longer to lay out, and stands in parts in all dialects alike.
      if (name === 'Long' && dialect !== 'hugo') continue;
      await go(name, last[name]);
      const end = Date.now() + (seconds * 1000) / (dialects.length + 1);
      for (let n = 0; n < 1 || Date.now() < end; n++) {
        const seed = 7919 * n + name.length + 31 * dialects.indexOf(dialect);
        const post = `posts/${name.toLowerCase()}/index.md`;
        expect(await edit(page, seed, 12, post), `${dialect}, ${name}, seed ${String(seed)}`).toBe(
          '',
        );
        edits += 12;
      }
      const words = await page.evaluate(() => {
        const { doc } = window.editorView().state;
        return doc.line(doc.lines).text;
      });
      // And all of it, attributes and what the window adds included, as the post is opened again.
      const patched = await shown(page);
      await go('Hello', 'Hello.');
      last[name] = words;
      await go(name, words);
      expect(await shown(page), `${dialect}, ${name}`).toBe(patched);
      rounds++;
    }
  }
  console.log(
    `${String(edits)} times one to three edits were compared with a full render, in ${String(dialects.length)} dialects; ${String(rounds)} posts were opened again`,
  );
});
