import { describe, expect, it } from 'vitest';
import type { PostRow } from '../api';
import { chosen, dayOf, linesOf, searchable, type Tab } from './rows';

const problem = { code: '', path: '', line: 0, message: '', hint: '', details: '', choices: [] };
const row = (title: string, more: Partial<PostRow> = {}): PostRow => ({
  path: `${title}.md`,
  title,
  date: '',
  day: '2026-11-20',
  tags: [],
  state: 'published',
  slug: '',
  cover: '',
  problem,
  ...more,
});

const posts = [
  row('쿠버네티스 클러스터', { state: 'changed', tags: ['devops', 'k8s'] }),
  row('장애 일지', { state: 'draft', day: '2026-11-02' }),
  row('Runbooks', { day: '2025-10-14', state: 'unpublished', tags: ['DevOps'] }),
  row('Undated', { day: '', path: 'notes/about.md' }),
];
const titles = (tab: Tab, filter = '') =>
  chosen(searchable(posts), tab, filter).map((post) => post.title);

describe('the list shows what was asked for', () => {
  it('keeps the order that the posts came in', () => {
    expect(titles('all')).toEqual(posts.map((post) => post.title));
  });

  it('filters by title, tag, date and path, in any case', () => {
    expect(titles('all', 'devops')).toEqual(['쿠버네티스 클러스터', 'Runbooks']);
    expect(titles('all', 'ㅈㅇ')).toEqual(['장애 일지']);
    expect(titles('all', 'notes/')).toEqual(['Undated']);
    expect(titles('all', 'k8s 클러')).toEqual(['쿠버네티스 클러스터']);
    expect(titles('all', '없는 글')).toEqual([]);
  });

  it('shows drafts, and what a publish would send', () => {
    expect(titles('drafts')).toEqual(['장애 일지']);
    expect(titles('changed')).toEqual(['쿠버네티스 클러스터', 'Runbooks']);
    expect(titles('changed', 'run')).toEqual(['Runbooks']);
  });

  it('puts posts under their years, and those without a day under none', () => {
    expect(linesOf(posts).map((line) => (line.kind === 'year' ? line.year : line.at))).toEqual([
      '2026',
      0,
      1,
      '2025',
      2,
      '',
      3,
    ]);
  });
});

it('writes days as the language does', () => {
  expect(dayOf('2026-06-01', 'ko')).toBe('6.01');
  expect(dayOf('2026-06-01', 'en')).toBe('Jun 1');
  expect(dayOf('', 'en')).toBe('');
});
