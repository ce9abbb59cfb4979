import { lookInside } from '../house/inside';
import { png } from '../house/blog';
import { expect, test } from '../house/test';

const post = `---
title: "Looked at"
date: "2024-01-01"
---

# 돌아보며 Looking back

올해 무엇을 했는지 **천천히** 적어 봅니다. 긴 문단은 한글 낱말을 자르지 않고 줄을 바꾸며, *English words* 도 \`code\` 도 함께 섞여 있어요. [이어지는 글](../hello/index.md)과 [바깥](https://example.org/a).

> 인용한 말은 조용히 서 있습니다.
>
> - 그 안의 목록

1. 하나
2. 둘
   - 안쪽 항목
   - [x] 한 일

| 이름 | 설명 | 값 |
| --- | --- | ---: |
| 바람 | 산에서 부는 것 | 12 |
| 도구 | 손에 익은 것 | 3.5 |

\`\`\`go
func main() { // 인사
	fmt.Println("안녕", 42)
}
\`\`\`

![그림](./p.png)

日本語の文章も、読みやすいように組まれます。中文的句子也一样。

\`\`\`mermaid
graph LR
  A[쓰기] --> B[발행]
\`\`\`

\`\`\`mermaid
graph LR
  A[[[ -->
\`\`\`

<p>식 <span class="math math-inline">x^2 + \\frac{1}{2}</span> 과 <span class="math math-inline">\\nosuch{</span></p>

The end.
`;

test('the page as wide and as dark as the writer wants it; formulas and diagrams are drawn', async ({
  blog,
  open,
}, info) => {
  blog.write('posts/looked/index.md', post);
  blog.write('posts/looked/p.png', png(640, 240, [90, 130, 190]));
  const { page } = await open();
  await page.setViewportSize({ width: 1700, height: 1000 });
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /^Looked at/ }).click();
  const frame = page.locator('iframe');
  const pane = page.frameLocator('iframe').first();
  await expect(pane.locator('pre svg')).toBeVisible();
  await expect(pane.locator('.katex')).toBeVisible();
  await expect(pane.locator('.pp-broken')).toHaveCount(2);
  await lookInside(page);
  const fonts = await page.evaluate(async () => {
    const { document } = window.paneWindow();
    await document.fonts.ready;
    return [...document.fonts].filter(
      (face) => face.family.includes('KaTeX') && face.status === 'loaded',
    ).length;
  });
  expect(fonts).toBeGreaterThan(0);
  for (const look of ['Light', 'Dark'] as const) {
    await page.getByRole('button', { name: `${look} page` }).click();
    await expect(pane.locator('html')).toHaveAttribute('data-theme', look.toLowerCase());
    for (const [device, most] of [
      ['Phone', 390],
      ['Tablet', 768],
      ['Desktop', 2000],
    ] as const) {
      await page.getByRole('button', { name: device }).click();
      await page.waitForTimeout(700);
      expect((await frame.boundingBox())!.width).toBeLessThanOrEqual(most);
      for (const [part, y] of [
        ['top', 0],
        ['rest', 700],
      ] as const) {
        await page.evaluate((to) => window.paneWindow().scrollTo(0, to), y);
        await page.waitForTimeout(150);
        await frame.screenshot({ path: info.outputPath(`${look}-${device}-${part}.png`) });
      }
    }
  }
  await page.getByRole('button', { name: 'Tablet' }).click();
  await page.waitForTimeout(800);
  await page.reload();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await expect(page.getByRole('button', { name: 'Tablet' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(pane.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a link leads to its post, and outside only after its address was seen', async ({
  blog,
  open,
}) => {
  blog.write('posts/looked/index.md', post);
  const { page } = await open();
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /^Looked at/ }).click();
  const pane = page.frameLocator('iframe').first();
  await pane.getByText('바깥').click();
  await expect(page.getByText('https://example.org/a').last()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open in the browser' })).toBeVisible();
  await pane.getByText('이어지는 글').click();
  await expect(page).toHaveTitle(/^Hello/);
  await expect(pane.getByText('Hello.')).toBeVisible();
});

test('code of a long post is coloured after the post is shown, and stays so while one writes', async ({
  blog,
  open,
}) => {
  const fence = (i: number) => {
    const lines = Array.from(
      { length: 16 },
      (_, j) => `\tlet n${String(i)} = f(${String(j)}); // 말`,
    );
    return `## Part ${String(i)}\n\n글\n\n\`\`\`js\n${lines.join('\n')}\n\`\`\`\n`;
  };
  const parts = Array.from({ length: 80 }, (_, i) => fence(i)).join('\n');
  blog.write('posts/code/index.md', `---\ntitle: "Much code"\ndate: "2024-01-01"\n---\n\n${parts}`);
  const { page } = await open();
  // What Go sends first is not all coloured: else nothing here would be seen.
  const answered = page.waitForResponse((response) => response.url().includes('/page?post='));
  await page.getByRole('button', { name: /^blog/ }).first().click();
  await page.getByRole('option', { name: /^Much code/ }).click();
  const sent = await (await answered).text();
  expect(sent.match(/data-late/g)?.length ?? 0).toBeGreaterThan(20);
  const pane = page.frameLocator('iframe').first();
  await expect(pane.locator('pre.chroma')).toHaveCount(80);
  await expect(pane.locator('pre[data-late]')).toHaveCount(0);
  await expect(pane.locator('pre.chroma .kd')).toHaveCount(80 * 16);
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('끝\n\n```js\nlet end = 1;\n```\n');
  await expect(pane.locator('pre.chroma .kd')).toHaveCount(80 * 16 + 1);
  await expect(pane.locator('pre[data-late]')).toHaveCount(0);
});
