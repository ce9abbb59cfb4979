/** A change of tags or categories, asked as a question. */
import type { TagChange, TagCount } from '../api';
import { t } from '../i18n';

export function titleOf(change: TagChange, terms: readonly TagCount[]): string {
  const { to } = change;
  const from = change.from.join(', ');
  if (!to) return t('tags.remove_title', { from });
  if (change.from.length > 1 || terms.some(({ tag }) => tag === to)) {
    return t('tags.merge_title', { from: quoted(change.from), to });
  }
  return t('tags.rename_title', { from, to });
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}
