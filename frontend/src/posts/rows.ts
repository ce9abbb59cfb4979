/** What of the blog's posts the list shows, in which order, and in which lines. */
import type { ListView, PostRow } from '../api';
import { comparable, matcher } from '../i18n/search';
import { groupOf, isFitting } from './view';

export type Tab = 'all' | 'drafts' | 'changed';

/** A line of the list: a heading, or a post. */
export type Line = { kind: 'heading'; name: string } | { kind: 'post'; row: PostRow; at: number };

/** A post with what a filter and an order look at, made once for each post. */
export interface Searchable {
  row: PostRow;
  text: string;
  /** Its title, so that plain comparing sorts it; a collator would take ten times as long. */
  title: string;
}

export function searchable(rows: readonly PostRow[]): Searchable[] {
  return rows.map((row) => ({
    row,
    title: sortable(row.title || row.path),
    text: comparable(
      [row.title, row.tags.join(' '), row.categories.join(' '), row.date, row.path].join('\n'),
    ),
  }));
}

/** Without regard to case, and numbers by their size. */
function sortable(title: string): string {
  return comparable(title).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** The posts of a view in its order, made once for each view: each filter keeps the order. */
export function ordered(all: readonly Searchable[], view: ListView): Searchable[] {
  const fitting = all.filter(({ row }) => isFitting(row, view));
  const turn = view.reverse ? -1 : 1;
  if (view.sort === 'title') fitting.sort((a, b) => turn * compare(a.title, b.title));
  else if (view.sort === 'changed') {
    fitting.sort((a, b) => turn * (b.row.modified - a.row.modified));
  } else if (view.reverse) {
    // They come newest first; those without a day stay last.
    const undated = ({ row }: Searchable) => Number(!row.day);
    fitting.sort((a, b) => undated(a) - undated(b) || compare(a.row.day, b.row.day));
  }
  return inGroups(fitting, view);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Brings the posts of a group together; within it the order stays. */
function inGroups(sorted: Searchable[], view: ListView): Searchable[] {
  const group = groupOf(view);
  if (group === 'none') return sorted;
  const groups = new Map<string, Searchable[]>();
  for (const one of sorted) {
    const name = headingOf(one.row, group);
    const its = groups.get(name);
    if (its) its.push(one);
    else groups.set(name, [one]);
  }
  const latestFirst = group === 'year' && (view.sort !== '' || !view.reverse);
  const names = [...groups.keys()].sort((a, b) => compare(a, b) * (latestFirst ? -1 : 1));
  // Posts without a day come last, those of the blog's own folder first.
  if (group === 'year' && groups.has('')) names.push(...names.splice(names.indexOf(''), 1));
  return names.flatMap((name) => groups.get(name) ?? []);
}

function headingOf(row: PostRow, group: 'year' | 'folder'): string {
  return group === 'year' ? row.day.slice(0, 4) : folderOf(row.path);
}

/** The folder that a post is in; a post that is a folder of its own is in the one above. */
export function folderOf(path: string): string {
  const parts = path.split('/').slice(0, -1);
  if (parts.length && /\/_?index(?:\.[\w-]+)?\.[^/.]+$/i.test(path)) parts.pop();
  return parts.join('/');
}

/** The posts of a tab that have all words of the filter in them, in the order they came. */
export function chosen(all: readonly Searchable[], tab: Tab, filter: string): PostRow[] {
  const { words, days } = parts(filter);
  const matches = words.trim() ? matcher(words) : () => true;
  return all
    .filter(({ row, text }) => belongs(row, tab) && isWithin(row, days) && matches(text))
    .map(({ row }) => row);
}

/** Two days, the first and the last that are meant; "" is open. */
interface Days {
  from: string;
  to: string;
}

const range =
  /(?:^|\s)((?:\d{4}(?:-\d{1,2}){0,2})?)(?:\.\.|~)((?:\d{4}(?:-\d{1,2}){0,2})?)(?=\s|$)/u;

/** A filter's words, and the days that it asks for: "2023-05..2024", "2023..", "..2023-05-31". */
export function parts(filter: string): { words: string; days: Days | null } {
  const found = range.exec(filter);
  if (!found || !(found[1] || found[2])) return { words: filter, days: null };
  const days = { from: padded(found[1] ?? ''), to: padded(found[2] ?? '') };
  return { words: filter.replace(range, ' '), days };
}

function padded(day: string): string {
  return day
    .split('-')
    .map((part) => part.padStart(2, '0'))
    .filter((part) => part !== '00')
    .join('-');
}

function isWithin(row: PostRow, days: Days | null): boolean {
  if (!days) return true;
  const { day } = row;
  return day !== '' && day >= days.from && (!days.to || day.slice(0, days.to.length) <= days.to);
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

/** Whether the online copy has the post. */
export function isOnline(row: PostRow): boolean {
  return row.state === 'changed' || row.state === 'published';
}

/** Posts under the headings of their groups. */
export function linesOf(rows: readonly PostRow[], group: 'year' | 'folder' | 'none'): Line[] {
  const lines: Line[] = [];
  let name: string | undefined;
  rows.forEach((row, at) => {
    const its = group === 'none' ? name : headingOf(row, group);
    if (its !== name) {
      name = its;
      lines.push({ kind: 'heading', name: its ?? '' });
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
