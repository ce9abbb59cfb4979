import { describe, expect, it, vi } from 'vitest';
import type { FoundLine, SearchAnswer } from '../api';
import { piecesOf, Search, spotOf } from './search.svelte';

const line = (text: string, more: Partial<FoundLine> = {}): FoundLine => ({
  line: 3,
  text,
  start: 0,
  cut: false,
  hits: [],
  ...more,
});

const answer = (paths: string[], more: Partial<SearchAnswer> = {}): SearchAnswer => ({
  ended: false,
  posts: paths.map((path) => ({ path, title: path, day: '', count: 1, lines: [line(path)] })),
  lines: paths.length,
  found: paths.length,
  unread: [],
  unreadCount: 0,
  ...more,
});

/** A Go that answers when the test says so. */
function waiting() {
  const calls: { text: string; answer: (answer: SearchAnswer) => void; fail: () => void }[] = [];
  const search = new Search(
    ({ text }) =>
      new Promise((resolve, reject) => {
        calls.push({ text, answer: resolve, fail: () => reject(new Error('no')) });
      }),
  );
  return { search, calls };
}

describe('a search as it is typed', () => {
  it('shows the answer to what stands in the field, whichever comes last', async () => {
    const { search, calls } = waiting();
    const first = search.ask('t', false);
    const second = search.ask('te', false);
    calls[1]!.answer(answer(['two']));
    await second;
    calls[0]!.answer(answer(['one', 'two']));
    await first;
    expect(search.choices.map(({ path }) => path)).toEqual(['two']);
    expect(search.busy).toBe(false);
  });

  it('keeps what it shows until it is answered, and asks again when an older call ended it', async () => {
    const { search, calls } = waiting();
    const first = search.ask('t', false);
    calls[0]!.answer(answer(['one']));
    await first;
    const second = search.ask('te', false);
    expect(search.choices).toHaveLength(1);
    expect(search.busy).toBe(true);
    calls[1]!.answer(answer([], { ended: true }));
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    expect(search.choices).toHaveLength(1);
    expect(calls[2]!.text).toBe('te');
    calls[2]!.answer(answer(['two', 'three']));
    await second;
    expect(search.choices).toHaveLength(2);
    expect(search.busy).toBe(false);
  });

  it('stays on its line when posts changed, and begins anew for other words', async () => {
    const { search, calls } = waiting();
    const ask = async (asked: Promise<void>, paths: string[]) => {
      calls.at(-1)!.answer(answer(paths));
      await asked;
    };
    await ask(search.ask('t', false), ['a', 'b', 'c']);
    search.move(1);
    search.move(1);
    await ask(search.again(), ['a', 'b']);
    expect(search.at).toBe(1);
    await ask(search.ask('te', false), ['a', 'b']);
    expect(search.at).toBe(0);
    search.move(-1);
    expect(search.at).toBe(0);
  });

  it('tells what failed, until an answer comes', async () => {
    const { search, calls } = waiting();
    const first = search.ask('t', false);
    calls[0]!.fail();
    await first;
    expect(search.problem).not.toBeNull();
    const second = search.ask('te', false);
    calls[1]!.answer(answer(['a']));
    await second;
    expect(search.problem).toBeNull();
  });

  it('asks for no blanks alone', async () => {
    const { search, calls } = waiting();
    void search.ask('  ', false);
    expect(calls[0]!.text).toBe('');
  });
});

describe('a found line', () => {
  it('is shown with its hits apart', () => {
    const hits = [
      { from: 2, to: 5 },
      { from: 10, to: 13 },
    ];
    expect(piecesOf(line('  tea and tea', { hits }))).toEqual(['', 'tea', ' and ', 'tea', '']);
    expect(piecesOf(line('x tea', { start: 40, cut: true, hits: [{ from: 2, to: 5 }] }))).toEqual([
      '…x ',
      'tea',
      '…',
    ]);
  });

  it('leads to its first hit in the post', () => {
    const hits = [{ from: 2, to: 4 }];
    expect(spotOf(line('😀한글', { line: 7, start: 40, hits }))).toEqual({
      line: 6,
      from: 42,
      to: 44,
    });
  });
});
