import { until } from '../house/app';
import { Blog } from '../house/blog';
import { InputMethod } from '../house/inputmethod';
import { pause, RealWindow } from '../house/realwindow';
import { expect, test } from '../house/windowtest';

const { places } = RealWindow;
const missing = InputMethod.missing();

const post = `---
title: "한 글"
date: "2024-01-01 10:00"
tags:
  - review
---
첫 줄

- 하나
- 둘

| a | b |
| --- | --- |
| c | d |

고칠 words 여기
`;

/** The keys of 한글 on a Korean keyboard. */
const hangul = ['g', 'k', 's', 'r', 'm', 'f'];

test('a Korean input method writes exactly 한글, wherever it writes', async ({ home, show }) => {
  test.skip(missing !== '', missing);
  const blog = new Blog(home, post);
  blog.remember();
  const input = await InputMethod.start(home);
  try {
    const window = await show([blog.dir], { env: input.env });
    await window.shows('한 글 — blog');
    let expected = post;
    const becomes = async (what: string, from: string, to: string) => {
      expected = expected.replace(from, to);
      window.key('ctrl+s');
      await until(`${what} is on disk`, () => blog.read(blog.post) === expected).catch(
        () => undefined,
      );
      expect(blog.read(blog.post), what).toBe(expected);
    };
    /** Puts the caret at the end of a line of the text, counted from 0. */
    const goTo = (line: number) => {
      window.key('ctrl+Home', ...Array<string>(line).fill('Down'), 'End');
    };

    window.click(places.text);
    goTo(0);
    window.key(...hangul, 'space', ...hangul, 'Return');
    await becomes('한글 in the text', '첫 줄', '첫 줄한글 한글\n');

    goTo(4);
    window.key('Return', ...hangul, 'Return', ...hangul, 'space');
    await becomes('한글 in a list', '- 둘\n', '- 둘\n- 한글\n- 한글 \n');

    goTo(10);
    window.key('Left', 'Left', ...hangul, 'space');
    await becomes('한글 in a table', '| c | d |', '| c | d한글  |');

    goTo(12);
    window.key(
      'Home',
      'Right',
      'Right',
      'Right',
      ...Array<string>(5).fill('shift+Right'),
      ...hangul,
      'Right',
    );
    await becomes('한글 over a selection', '고칠 words 여기', '고칠 한글 여기');

    // A save in the middle of a letter, and another program that writes the same file meanwhile.
    goTo(0);
    window.key('g', 'k', 's', 'ctrl+s', 'r', 'm');
    await pause(300);
    blog.write(blog.post, blog.read(blog.post).replace('- 하나', '- 하나 (고침)'));
    await pause(700);
    window.key('f', 'space');
    expected = expected.replace('- 하나', '- 하나 (고침)');
    await becomes('한글 across a save', '첫 줄한글 한글', '첫 줄한글 한글한글 ');

    window.click(places.title);
    window.key('ctrl+a', ...hangul, 'Return');
    await becomes('한글 in the title', 'title: "한 글"', 'title: "한글"');
    await window.shows('한글 — blog');
  } finally {
    await input.stop();
  }
});
