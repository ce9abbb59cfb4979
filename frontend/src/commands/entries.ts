/** What the palette offers: posts and commands by what is typed. */
import type { PostRow } from '../api';
import { t } from '../i18n';
import { comparable, matcher } from '../i18n/search';
import type { Command } from './command';

export type Entry = { id: string; title: string; note: string } & (
  | { kind: 'post'; row: PostRow }
  | { kind: 'command'; command: Command }
  | { kind: 'search'; text: string }
);

const mostPosts = 7;

/**
 * Commands alone while nothing is typed; then the posts that match come first, and the search over
 * all posts last.
 */
export function entries(
  typed: string,
  commands: readonly Command[],
  rows: readonly PostRow[],
  language: string,
): Entry[] {
  const matches = matcher(typed);
  const shown = commands
    .filter((command) => !command.hidden)
    .map((command) => ({ command, text: comparable(`${command.title}\n${command.id}`) }))
    .filter(({ text }) => matches(text))
    .map(({ command }) => commandEntry(command));
  const able = [...shown].sort(
    (a, b) => Number(Boolean(a.command.blocked)) - Number(Boolean(b.command.blocked)),
  );
  if (!typed.trim()) return able;
  const found: Entry[] = [];
  for (const row of rows) {
    if (found.length === mostPosts) break;
    if (matches(comparable(`${row.title}\n${row.path}`))) found.push(postEntry(row, language));
  }
  return [...found, ...able, searchEntry(typed.trim())];
}

function searchEntry(text: string): Entry {
  const title = t('commands.search_posts_for', { typed: text });
  return { kind: 'search', id: 'search', title, note: '', text };
}

function commandEntry(command: Command) {
  return {
    kind: 'command' as const,
    id: `command ${command.id}`,
    title: command.title,
    note: command.blocked ?? t(`commands.group_${command.group}`),
    command,
  };
}

function postEntry(row: PostRow, language: string): Entry {
  const day = row.day && new Date(`${row.day}T00:00:00Z`);
  const note =
    day && !Number.isNaN(day.getTime())
      ? day.toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' })
      : row.date;
  return { kind: 'post', id: `post ${row.path}`, title: row.title || row.path, note, row };
}
