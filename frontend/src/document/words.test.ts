import { describe, expect, it } from 'vitest';
import { WordCounter } from './words';

const counter = new WordCounter();

function count(text: string) {
  const counting = counter.count(text.split('\n'));
  for (;;) {
    const step = counting.next();
    if (step.done) return step.value;
  }
}

describe('words and characters', () => {
  it('counts nothing in an empty text', () => {
    expect(count('')).toEqual({ words: 0, characters: 0, minutes: 0 });
  });

  it('counts English by blanks and leaves marks of Markdown out', () => {
    expect(count('# Hello world\n\n- one\n- **two**')).toMatchObject({ words: 4 });
  });

  it('counts Korean by blanks, and its signs with blanks', () => {
    expect(count('안녕하세요 여러분')).toEqual({ words: 2, characters: 9, minutes: 1 });
  });

  it('counts decomposed Hangul as it looks', () => {
    expect(count('한글'.normalize('NFD'))).toMatchObject({ words: 1, characters: 2 });
  });

  it('counts Chinese and Japanese sign by sign', () => {
    expect(count('今日はGo言語')).toMatchObject({ words: 6, characters: 7 });
  });

  it('counts an emoji family and a flagged letter as one sign each', () => {
    expect(count('👩‍👩‍👧 é')).toMatchObject({ characters: 3 });
  });

  it('takes a minute for about 220 English words or 500 Korean signs', () => {
    expect(count('word '.repeat(880)).minutes).toBe(4);
    expect(count('가나다라마 '.repeat(200)).minutes).toBe(2);
  });

  it('counts a long text in steps, and the same again', () => {
    const long = 'one two\n'.repeat(1000);
    expect(count(long)).toEqual(count(long));
    expect(count(long)).toMatchObject({ words: 2000, characters: 7000 });
  });
});
