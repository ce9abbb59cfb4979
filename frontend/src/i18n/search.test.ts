import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, matcher } from './search';

const finds = (query: string, text: string) => matcher(query)(comparable(text));

describe('a writer finds a post by what comes to mind', () => {
  it.each([
    ['kube', 'Kubernetes at home'],
    ['HOME kube', 'Kubernetes at home'],
    ['쿠버', '쿠버네티스 클러스터'],
    ['ㅋㅂㄴㅌㅅ', '쿠버네티스 클러스터'],
    ['클ㄹ', '쿠버네티스 클러스터'],
    ['ㄳ', '가수의 하루'],
    ['c++', 'C++ 와 나'],
    ['(배포)', '한 번의 (배포)'],
    ['50%', '로그를 50% 줄이기'],
  ])('%s finds %s', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ['쿠번', '쿠버네티스'],
    ['벌', '버른 나무'],
    ['버', '번지 점프'],
    ['닭', '달걀'],
  ])('%s, still being typed, already finds %s', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it('does not find what is not there', () => {
    expect(finds('쿠버', '쿠키 버전')).toBe(false);
    expect(finds('ㅋㅂ', '쿠키')).toBe(false);
    expect(finds('a.c', 'abc')).toBe(false);
  });

  it('finds a decomposed title, as a Mac writes file names', () => {
    expect(finds('회고', '2025 회고'.normalize('NFD'))).toBe(true);
    expect(finds('회고'.normalize('NFD'), '2025 회고')).toBe(true);
  });

  it('finds every text by each of its beginnings, as it is typed', () => {
    const hangul = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((n) => String.fromCharCode(n));
    const sign = fc.oneof(
      hangul,
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 12 }), fc.nat(11), (signs, n) => {
        const beginning = signs.slice(0, 1 + (n % signs.length)).join('');
        expect(finds(beginning, signs.join(''))).toBe(true);
      }),
    );
  });
});
