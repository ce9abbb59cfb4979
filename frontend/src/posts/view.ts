/** How the list is sorted, grouped and narrowed, and what of that the blog's posts offer. */
import type { ListView, PostRow } from '../api';

export const plainView: ListView = {
  sort: '',
  reverse: false,
  group: '',
  year: '',
  tag: '',
  category: '',
  language: '',
  state: '',
  marked: false,
};

/** What narrows the list, each to posts that have one value. */
export const narrowings = ['year', 'tag', 'category', 'language', 'state'] as const;
export type Narrowing = (typeof narrowings)[number];

/** Headings suit the order of days; among titles they would only be in the way. */
export function groupOf(view: ListView): 'year' | 'folder' | 'none' {
  if (view.group === 'year' || view.group === 'folder' || view.group === 'none') return view.group;
  return view.sort ? 'none' : 'year';
}

export function isFitting(row: PostRow, view: ListView): boolean {
  return (
    (!view.year || row.day.startsWith(view.year)) &&
    (!view.tag || row.tags.includes(view.tag)) &&
    (!view.category || row.categories.includes(view.category)) &&
    (!view.language || row.language === view.language) &&
    (!view.state || row.state === view.state) &&
    (!view.marked || row.marks.length > 0)
  );
}

export function isNarrowed(view: ListView): boolean {
  return view.marked || narrowings.some((key) => view[key]);
}

/** The values that posts have and how many have each: years latest first, the rest by number. */
export type Offered = Record<Narrowing, [value: string, count: number][]> & { marked: number };

export function offered(rows: readonly PostRow[]): Offered {
  const none = () => new Map<string, number>();
  const counts: Counts = {
    year: none(),
    tag: none(),
    category: none(),
    language: none(),
    state: none(),
  };
  let marked = 0;
  for (const row of rows) {
    add(counts.year, row.day.slice(0, 4));
    row.tags.forEach((tag) => add(counts.tag, tag));
    row.categories.forEach((category) => add(counts.category, category));
    add(counts.language, row.language);
    add(counts.state, row.state);
    if (row.marks.length) marked++;
  }
  const most = (of: Map<string, number>) => [...of].sort((a, b) => b[1] - a[1]);
  return {
    year: [...counts.year].sort((a, b) => (a[0] < b[0] ? 1 : -1)),
    tag: most(counts.tag),
    category: most(counts.category),
    language: most(counts.language),
    state: most(counts.state),
    marked,
  };
}

type Counts = Record<Narrowing, Map<string, number>>;

function add(counts: Map<string, number>, value: string): void {
  if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
}
