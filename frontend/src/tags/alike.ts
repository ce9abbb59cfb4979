/** Names of one list that are the same but for how they are spelled. */
import type { TagCount } from '../api';
import { comparable, folded, matcher } from '../i18n/search';

export interface Alike {
  /** The one that most posts have. */
  to: TagCount;
  from: TagCount[];
}

/** Names that differ in case, width, blanks or hyphens only; the most used first. */
export function alike(terms: readonly TagCount[]): Alike[] {
  const groups = new Map<string, TagCount[]>();
  for (const term of terms) {
    const key = folded(term.tag);
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.push(term);
    else groups.set(key, [term]);
  }
  return [...groups.values()].flatMap((group) => {
    const [to, ...from] = group.sort((a, b) => b.count - a.count);
    return to && from.length ? [{ to, from }] : [];
  });
}

/** The names with what is typed in them, in the order they came. */
export function found(terms: readonly TagCount[], typed: string): TagCount[] {
  if (!typed.trim()) return [...terms];
  const matches = matcher(typed);
  return terms.filter(({ tag }) => matches(comparable(tag)));
}
