/** What of the blog's posts the list shows, and in which lines. */
import type { PostRow } from '../api';
import { comparable, matcher } from '../i18n/search';

export type Tab = 'all' | 'drafts' | 'changed';

/** A line of the list: a year, or a post. */
export type Line = { kind: 'year'; year: string } | { kind: 'post'; row: PostRow; at: number };

/** A post with the text that a filter looks at, made once for each post. */
export interface Searchable {
  row: PostRow;
  text: string;
}

export function searchable(rows: readonly PostRow[]): Searchable[] {
  return rows.map((row) => ({
    row,
    text: comparable([row.title, row.tags.join(' '), row.date, row.path].join('\n')),
  }));
}

/** The posts of a tab that have all words of the filter in them, in the order they came. */
export function chosen(all: readonly Searchable[], tab: Tab, filter: string): PostRow[] {
  const matches = filter.trim() ? matcher(filter) : () => true;
  return all.filter(({ row, text }) => belongs(row, tab) && matches(text)).map(({ row }) => row);
}

/** "Changed" is what a publish would send: posts that were changed, and those never sent. */
function belongs(row: PostRow, tab: Tab): boolean {
  if (tab === 'drafts') return row.state === 'draft';
  return tab === 'all' || isPublishable(row);
}

/** Whether a publish would send this post as it is. */
export function isPublishable(row: PostRow): boolean {
  return row.state === 'changed' || row.state === 'unpublished';
}

/** Posts under their years. */
export function linesOf(rows: readonly PostRow[]): Line[] {
  const lines: Line[] = [];
  let year: string | undefined;
  rows.forEach((row, at) => {
    const its = row.day.slice(0, 4);
    if (its !== year) {
      year = its;
      lines.push({ kind: 'year', year });
    }
    lines.push({ kind: 'post', row, at });
  });
  return lines;
}

/** A post's day within its year: "11.20" in Korean, "Nov 20" in English. */
export function dayOf(day: string, language: string): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return '';
  if (language === 'ko') return `${month}.${String(date).padStart(2, '0')}`;
  const when = new Date(Date.UTC(year, month - 1, date));
  return when.toLocaleDateString(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
}

/** What a row's menu offers beside opening, publishing and deleting. */
export interface RowActions {
  rename: () => void;
  duplicate: () => void;
  /** Missing where the post cannot be made a folder. */
  bundle?: () => void;
}
