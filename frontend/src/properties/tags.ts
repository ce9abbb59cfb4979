/** Completing tags from those that the blog already has. */
import type { TagCount } from '../api';
import { comparable, folded, matcher } from '../i18n/search';

const most = 8;

/** What may be meant: the most used first, those that begin with the words before the rest. */
export function suggest(
  known: readonly TagCount[],
  typed: string,
  taken: readonly string[],
): TagCount[] {
  const begin = comparable(typed.trim());
  const matches = matcher(typed);
  const there = new Set(taken);
  const fits = known.filter(({ tag }) => !there.has(tag) && matches(comparable(tag)));
  const starts = (tag: string) => comparable(tag).startsWith(begin);
  return [
    ...fits.filter(({ tag }) => starts(tag)),
    ...fits.filter(({ tag }) => !starts(tag)),
  ].slice(0, most);
}

/** A tag of this post that the blog mostly spells otherwise, in case or blanks. */
export interface Spelling {
  item: string;
  known: TagCount;
}

export function otherSpelling(
  known: readonly TagCount[],
  items: readonly string[],
): Spelling | null {
  for (const item of items) {
    const own = known.find(({ tag }) => tag === item)?.count ?? 0;
    const other = known.find(
      ({ tag, count }) => tag !== item && folded(tag) === folded(item) && count > own,
    );
    if (other && !items.includes(other.tag)) return { item, known: other };
  }
  return null;
}
