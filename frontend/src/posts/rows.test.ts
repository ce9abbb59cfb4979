import { describe, expect, it } from 'vitest';
import type { ListView, PostRow, Told } from '../api';
import { chosen, dayOf, folderOf, linesOf, ordered, parts, searchable, type Tab } from './rows';
import { offered, plainView } from './view';

const problem: Told = {
  code: '',
  path: '',
  line: 0,
  message: '',
  hint: '',
  details: '',
  choices: [],
};
const row = (title: string, more: Partial<PostRow> = {}): PostRow => ({
  path: `${title}.md`,
  title,
  date: '',
  day: '2026-11-20',
  tags: [],
  categories: [],
  language: '',
  state: 'published',
  slug: '',
  cover: '',
  modified: 0,
  problem,
  marks: [],
  ...more,
});

/** As they come: newest first, and last those without a day. */
const posts = [
  row('쿠버네티스 클러스터', { state: 'changed', tags: ['devops', 'k8s'], modified: 40 }),
  row('장애 일지', { state: 'draft', day: '2026-11-02', categories: ['기록'], language: 'ko' }),
  row('Runbooks', { day: '2025-10-14', state: 'unpublished', tags: ['DevOps'], modified: 90 }),
  row('post 10', { day: '2025-05-31', path: 'en/notes/b/index.md', language: 'en' }),
  row('Post 9', { day: '2025-05-01', path: 'en/notes/a.md', marks: [{ ...problem, code: 'x' }] }),
  row('Undated', { day: '', path: 'notes/about.md' }),
];
const titles = (tab: Tab, filter = '') =>
  chosen(searchable(posts), tab, filter).map((post) => post.title);
const listed = (view: Partial<ListView>) =>
  ordered(searchable(posts), { ...plainView, ...view }).map(({ row }) => row.title);

describe('the list shows what was asked for', () => {
  it('keeps the order that the posts came in', () => {
    expect(titles('all')).toEqual(posts.map((post) => post.title));
    expect(listed({})).toEqual(posts.map((post) => post.title));
  });

  it('filters by title, tag, category, date and path, in any case', () => {
    expect(titles('all', 'devops')).toEqual(['쿠버네티스 클러스터', 'Runbooks']);
    expect(titles('all', 'ㅈㅇ')).toEqual(['장애 일지']);
    expect(titles('all', '기록')).toEqual(['장애 일지']);
    expect(titles('all', 'notes/about')).toEqual(['Undated']);
    expect(titles('all', 'k8s 클러')).toEqual(['쿠버네티스 클러스터']);
    expect(titles('all', '없는 글')).toEqual([]);
  });

  it('shows drafts, and what a publish would send', () => {
    expect(titles('drafts')).toEqual(['장애 일지']);
    expect(titles('changed')).toEqual(['쿠버네티스 클러스터', 'Runbooks']);
    expect(titles('changed', 'run')).toEqual(['Runbooks']);
  });

  it('narrows to a year, a tag, a category, a language, a state, and to marked posts', () => {
    expect(listed({ year: '2025' })).toEqual(['Runbooks', 'post 10', 'Post 9']);
    expect(listed({ tag: 'devops' })).toEqual(['쿠버네티스 클러스터']);
    expect(listed({ category: '기록' })).toEqual(['장애 일지']);
    expect(listed({ language: 'en' })).toEqual(['post 10']);
    expect(listed({ state: 'draft', year: '2025' })).toEqual([]);
    expect(listed({ marked: true })).toEqual(['Post 9']);
  });

  it('narrows to the days that are typed, whole months and years too', () => {
    expect(titles('all', '2025-05..2025-10-14')).toEqual(['Runbooks', 'post 10', 'Post 9']);
    expect(titles('all', '..2025-05')).toEqual(['post 10', 'Post 9']);
    expect(titles('all', '2026..')).toEqual(['쿠버네티스 클러스터', '장애 일지']);
    expect(titles('all', 'post 2025-5-2~2025')).toEqual(['post 10']);
    expect(parts('../images ~ 2025').days).toBeNull();
  });
});

describe('the list is sorted', () => {
  it('by title as people read it: numbers by their size, without regard to case', () => {
    expect(listed({ sort: 'title' })).toEqual([
      'Post 9',
      'post 10',
      'Runbooks',
      'Undated',
      '장애 일지',
      '쿠버네티스 클러스터',
    ]);
  });

  it('by the last change', () => {
    expect(listed({ sort: 'changed' }).slice(0, 2)).toEqual(['Runbooks', '쿠버네티스 클러스터']);
  });

  it('from the oldest on, and what has no day stays last', () => {
    expect(listed({ reverse: true })).toEqual([
      'Post 9',
      'post 10',
      'Runbooks',
      '장애 일지',
      '쿠버네티스 클러스터',
      'Undated',
    ]);
  });
});

describe('the list is grouped', () => {
  const lines = (view: Partial<ListView>, group: 'year' | 'folder' | 'none') =>
    linesOf(
      ordered(searchable(posts), { ...plainView, ...view, group }).map(({ row }) => row),
      group,
    ).map((line) => (line.kind === 'heading' ? `# ${line.name}` : line.row.title));

  it('puts posts under their years, and those without a day under none', () => {
    expect(lines({}, 'year')).toEqual([
      '# 2026',
      '쿠버네티스 클러스터',
      '장애 일지',
      '# 2025',
      'Runbooks',
      'post 10',
      'Post 9',
      '# ',
      'Undated',
    ]);
    expect(lines({ reverse: true }, 'year').filter((line) => line.startsWith('#'))).toEqual([
      '# 2025',
      '# 2026',
      '# ',
    ]);
    expect(lines({ sort: 'title' }, 'year').slice(0, 4)).toEqual([
      '# 2026',
      '장애 일지',
      '쿠버네티스 클러스터',
      '# 2025',
    ]);
  });

  it('puts posts under their folders, a bundle under the one above', () => {
    expect(lines({ sort: 'title' }, 'folder').slice(-5)).toEqual([
      '# en/notes',
      'Post 9',
      'post 10',
      '# notes',
      'Undated',
    ]);
    expect(folderOf('posts/x/index.ko.md')).toBe('posts');
    expect(folderOf('posts/x/index.md')).toBe('posts');
  });

  it('or under nothing', () => {
    expect(lines({}, 'none')).toEqual(posts.map((post) => post.title));
  });
});

it('offers what the posts have, with their numbers', () => {
  const { year, tag, language, state, marked } = offered(posts);
  expect(year).toEqual([
    ['2026', 2],
    ['2025', 3],
  ]);
  expect(tag.map(([name]) => name)).toEqual(['devops', 'k8s', 'DevOps']);
  expect(language.map(([name]) => name).sort()).toEqual(['en', 'ko']);
  expect(state[0]).toEqual(['published', 3]);
  expect(marked).toBe(1);
});

it('writes days as the language does', () => {
  expect(dayOf('2026-06-01', 'ko')).toBe('6.01');
  expect(dayOf('2026-06-01', 'en')).toBe('Jun 1');
  expect(dayOf('', 'en')).toBe('');
});
