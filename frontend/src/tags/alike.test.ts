import { describe, expect, it } from 'vitest';
import type { TagCount } from '../api';
import { alike, found } from './alike';

const term = (tag: string, count: number): TagCount => ({ tag, count });

describe('names that are spelled alike', () => {
  it('are brought to the one that most posts have', () => {
    const terms = [
      term('쿠버네티스', 9),
      term('devops', 2),
      term('DevOps', 7),
      term('ｄｅｖ ｏｐｓ', 1),
      term('일상 기록', 1),
      term('일상기록', 3),
      term('dev', 8),
    ];
    expect(
      alike(terms).map(({ to, from }) => `${to.tag} < ${from.map(({ tag }) => tag).join(', ')}`),
    ).toEqual(['DevOps < devops, ｄｅｖ ｏｐｓ', '일상기록 < 일상 기록']);
  });

  it('are found however they are decomposed, and marks alone are no name', () => {
    expect(alike([term('일상', 2), term('일상'.normalize('NFD'), 1)])).toHaveLength(1);
    expect(alike([term('-', 2), term('_', 1)])).toEqual([]);
    expect(alike([term('c', 2), term('c++', 1), term('c#', 1)])).toEqual([]);
  });
});

it('names are found as they are typed', () => {
  const terms = [term('쿠버네티스', 9), term('DevOps', 2)];
  expect(found(terms, 'ㅋㅂ').map(({ tag }) => tag)).toEqual(['쿠버네티스']);
  expect(found(terms, ' ops').map(({ tag }) => tag)).toEqual(['DevOps']);
  expect(found(terms, ' ')).toHaveLength(2);
});
