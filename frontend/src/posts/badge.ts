import type { PostRow } from '../api';

/** What stands beside a post's title. */
export type BadgeLook = 'draft' | 'unpublished' | 'changed' | 'published' | 'problem';

export function badgeOf(row: PostRow): BadgeLook {
  if (row.problem.code) return 'problem';
  switch (row.state) {
    case 'draft':
    case 'changed':
    case 'published':
      return row.state;
    default:
      return 'unpublished';
  }
}
